const ENTRY = { press: 'n', focus: '[role=dialog] input' };
const PALETTE = { press: 'Control+k', focus: '[role=dialog] input' };

/**
 * What opens over a page: where, and what is done there one after another. `press` is a key (or several), `type` goes
 * letter by letter into what has the focus, `click` is a selector; `focus` is what has the focus before one goes on.
 */
export const MOMENTS = [
  { name: 'entry', at: '/', steps: [ENTRY] },
  {
    name: 'entry-line',
    at: '/',
    steps: [ENTRY, { click: '[role=dialog] form input' }, { type: '350 auto yesterday upi #office' }],
  },
  { name: 'palette', at: '/', steps: [PALETTE] },
  {
    name: 'palette-question',
    at: '/',
    steps: [PALETTE, { type: 'spent on food last month' }],
  },
  { name: 'help', at: '/', steps: [{ press: '?' }] },
  {
    name: 'navigation',
    at: '/',
    steps: [{ click: 'header button[aria-expanded], header .mantine-Burger-root' }],
    upTo: 767,
  },
  { name: 'transactions-selected', at: '/transactions', steps: [{ press: 'j' }, { press: 'x' }], has: true },
  { name: 'transactions-edited', at: '/transactions', steps: [{ press: 'j' }, { press: 'a' }], has: true },
  {
    name: 'transactions-opened',
    at: '/transactions',
    steps: [{ press: 'j' }, { press: 'Enter' }],
    has: true,
  },
  { name: 'account', at: '/accounts', steps: [{ click: 'main button' }] },
  { name: 'category', at: '/categories', steps: [{ click: 'main button' }] },
];
