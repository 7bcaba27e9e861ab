import { createTheme, type CSSVariablesResolver } from '@mantine/core';
import { ACCENT, COLORS, MARKS, RADIUS, SHADOW, SIZE, SPACE, TYPE } from '../design/tokens';

const { target } = SIZE;

export const theme = createTheme({
  colors: { accent: ACCENT },
  primaryColor: 'accent',
  primaryShade: { light: 7, dark: 7 },
  defaultRadius: 'md',
  cursorType: 'pointer',
  focusRing: 'auto',
  respectReducedMotion: true,
  fontFamily: TYPE.family,
  headings: { fontWeight: TYPE.strong, sizes: { h1: { fontSize: TYPE.h1 }, h2: { fontSize: TYPE.h2 } } },
  spacing: SPACE,
  // One radius and one shadow, whatever a component calls its own.
  radius: { xs: RADIUS, sm: RADIUS, md: RADIUS, lg: RADIUS },
  shadows: { xs: SHADOW, sm: SHADOW, md: SHADOW, lg: SHADOW, xl: SHADOW },
  // By name and not by `extend`: importing a component here would load it with the first page.
  components: {
    Button: { vars: () => ({ root: { '--button-height': target } }) },
    ActionIcon: { defaultProps: { variant: 'subtle' }, vars: () => ({ root: { '--ai-size': target } }) },
    CloseButton: { vars: () => ({ root: { '--cb-size': target } }) },
    // A dialogue's head is no landmark of the page.
    Modal: {
      defaultProps: { attributes: { header: { role: 'presentation' } } },
      styles: { content: { padding: 0 }, title: { fontSize: TYPE.h2, fontWeight: TYPE.strong } },
    },
    PasswordInput: { defaultProps: { rightSectionWidth: target } },
    NavLink: { styles: { root: { minHeight: target } } },
    Tabs: { styles: { tab: { minHeight: target } } },
    Badge: { styles: { root: { textTransform: 'none' } } },
    Paper: { defaultProps: { withBorder: true, p: 'md' } },
  },
});

type Scheme = keyof typeof COLORS;

const named = (scheme: Scheme): Record<string, string> => ({
  '--mantine-color-dimmed': COLORS[scheme].dimmed,
  '--mantine-color-placeholder': COLORS[scheme].placeholder,
  '--mantine-color-error': COLORS[scheme].error,
  '--mantine-color-anchor': COLORS[scheme].anchor,
  '--color-income': COLORS[scheme].income,
  '--mantine-color-disabled-color': MARKS[scheme].disabled,
  '--color-edge': MARKS[scheme].edge,
  '--color-focus': MARKS[scheme].focus,
});

/** Mantine's greys and reds are too faint for WCAG AA in places; these hold in both themes. */
export const cssVariables: CSSVariablesResolver = () => ({
  variables: {
    '--input-height': target,
    '--size-target': target,
    '--size-header': SIZE.header,
    '--size-page': SIZE.page,
    '--weight-strong': TYPE.strong,
  },
  light: named('light'),
  dark: named('dark'),
});
