import { createTheme, type CSSVariablesResolver, type MantineColorsTuple } from '@mantine/core';

/** The one accent: a deep teal that reads on white and on black. */
const teal: MantineColorsTuple = [
  '#e6f7f9',
  '#c9ecf1',
  '#98d9e3',
  '#63c4d4',
  '#38b0c4',
  '#1d9cb2',
  '#0f869b',
  '#0b7285',
  '#075f70',
  '#044d5b',
];

/** 44 px: what a finger hits. */
const TARGET = '2.75rem';

export const theme = createTheme({
  colors: { accent: teal },
  primaryColor: 'accent',
  primaryShade: { light: 7, dark: 7 },
  defaultRadius: 'md',
  cursorType: 'pointer',
  focusRing: 'auto',
  respectReducedMotion: true,
  fontFamily:
    'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Noto Sans Devanagari", "Helvetica Neue", Arial, sans-serif',
  headings: { fontWeight: '650', sizes: { h1: { fontSize: '1.6rem' }, h2: { fontSize: '1.2rem' } } },
  // By name and not by `extend`: importing a component here would load it with the first page.
  components: {
    Button: { vars: () => ({ root: { '--button-height': TARGET } }) },
    ActionIcon: { defaultProps: { variant: 'subtle' }, vars: () => ({ root: { '--ai-size': TARGET } }) },
    CloseButton: { vars: () => ({ root: { '--cb-size': TARGET } }) },
    // A dialogue's head is no landmark of the page.
    Modal: {
      defaultProps: { attributes: { header: { role: 'presentation' } } },
      styles: { content: { padding: 0 } },
    },
    PasswordInput: { defaultProps: { rightSectionWidth: TARGET } },
    NavLink: { styles: { root: { minHeight: TARGET } } },
    Tabs: { styles: { tab: { minHeight: TARGET } } },
    Paper: { defaultProps: { withBorder: true, p: 'md' } },
  },
});

/** Mantine's greys and reds are too faint for WCAG AA in places; these hold in both themes. */
export const cssVariables: CSSVariablesResolver = () => ({
  variables: { '--input-height': TARGET },
  light: {
    '--mantine-color-dimmed': '#495057',
    '--mantine-color-placeholder': '#5c636a',
    '--mantine-color-error': '#c92a2a',
    '--mantine-color-anchor': '#075f70',
  },
  dark: {
    '--mantine-color-dimmed': '#b8bcc1',
    '--mantine-color-placeholder': '#a6abb1',
    '--mantine-color-error': '#ff8787',
    '--mantine-color-anchor': '#63c4d4',
  },
});
