/**
 * The one place of colours, sizes and distances. The theme makes Mantine's variables of them and of these names
 * (`cssVariables`), which the style sheets use; canvas, which knows no variables, reads them here.
 */

/** The one accent: a deep teal that reads on white and on black. */
export const ACCENT = [
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
] as const;

export const COLORS = {
  light: {
    dimmed: '#495057',
    placeholder: '#5c636a',
    error: '#c92a2a',
    anchor: '#075f70',
    income: '#257a37',
  },
  dark: {
    dimmed: '#b8bcc1',
    placeholder: '#a6abb1',
    error: '#ff8787',
    anchor: '#63c4d4',
    income: '#69db7c',
  },
} as const;

/** What is no word and still has to be seen, 3:1 on its ground: edges of what is filled in, and where the keys go. */
export const MARKS = {
  light: { edge: '#868e96', focus: '#0b7285', disabled: '#868e96' },
  dark: { edge: '#7b8188', focus: '#63c4d4', disabled: '#868e96' },
} as const;

/** Distances. What stands together is near, what does not is far; there is nothing between these. */
export const SPACE = {
  '2xs': '0.25rem',
  xs: '0.5rem',
  sm: '0.75rem',
  md: '1rem',
  lg: '1.25rem',
  xl: '2rem',
} as const;

export const TYPE = {
  family:
    'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Noto Sans Devanagari", "Helvetica Neue", Arial, sans-serif',
  strong: '650',
  h1: '1.6rem',
  h2: '1.2rem',
} as const;

export const RADIUS = '0.5rem';
export const SHADOW = '0 1px 3px rgb(0 0 0 / 0.1), 0 8px 24px rgb(0 0 0 / 0.12)';

export const SIZE = {
  /** 44 px: what a finger hits. */
  target: '2.75rem',
  /** The bar over every page. */
  header: '3.75rem',
  /** As wide as a page grows. */
  page: '70rem',
} as const;
