import { NO_CATEGORY } from '../design/category-color';

export interface ChartColors {
  readonly text: string;
  readonly line: string;
  readonly surface: string;
  readonly income: string;
  readonly expense: string;
  readonly net: string;
  /** What stands beside the thing itself: the period before, the usual. */
  readonly before: string;
  readonly usual: string;
  /** Of days: nothing, and from light to heavy; the text reads on each. */
  readonly levels: readonly string[];
}

export const COLORS: Record<'light' | 'dark', ChartColors> = {
  light: {
    text: '#343a40',
    line: '#dee2e6',
    surface: '#ffffff',
    income: '#2b8a3e',
    expense: '#c2410c',
    net: '#0b7285',
    before: NO_CATEGORY,
    usual: '#7e22ce',
    levels: ['#f1f3f5', '#ffe8cc', '#ffd8a8', '#ffc078', '#ffa94d'],
  },
  dark: {
    text: '#dee2e6',
    line: '#495057',
    surface: '#242424',
    income: '#69db7c',
    expense: '#ff922b',
    net: '#66d9e8',
    before: '#adb5bd',
    usual: '#d0a6f7',
    levels: ['#2e2e2e', '#4a3420', '#6b4219', '#8a4f12', '#a85a0a'],
  },
};
