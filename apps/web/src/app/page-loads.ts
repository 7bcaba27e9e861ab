/** What is fetched when a page is opened, by its address. */
export const PAGE_LOADS = {
  '/': () => import('../features/home/home-page'),
  '/login': () => import('../features/auth/login-page'),
  '/signup': () => import('../features/auth/signup-page'),
  '/welcome': () => import('../features/first-run/first-run-page'),
  '/transactions': () => import('../features/transactions/transactions-page'),
  '/inbox': () => import('../features/inbox/inbox-page'),
  '/categories': () => import('../features/categories/categories-page'),
  '/reports/:report': () => import('../features/reports/reports-route'),
  '/accounts': () => import('../features/accounts/accounts-page'),
  '/import': () => import('../features/imports/import-export-page'),
  '/import/lines': () => import('../features/imports/lines-page'),
  '/import/:id': () => import('../features/imports/import-page'),
  '/ledger': () => import('../features/ledger/ledger-page'),
  '/messages': () => import('../features/messages/messages-page'),
  '/settings': () => import('../features/settings/settings-page'),
  '/security': () => import('../features/security/security-page'),
  '/status': () => import('../features/status/status-page'),
  '/design': () => import('../features/design/design-page'),
} as const;

export const loadShell = () => import('./shell');

const STAND_ALONE: readonly string[] = ['/login', '/signup', '/welcome'];

/** Fetches the page of an address, and the frame around it, before anything asks for them. */
export async function loadPage(pathname: string): Promise<void> {
  const found = Object.entries(PAGE_LOADS).find(([pattern]) =>
    new RegExp(`^${pattern.replace(/:\w+/g, '[^/]+')}$`).test(pathname),
  );
  const [pattern, load] = found ?? [];
  await Promise.all([load?.(), pattern && STAND_ALONE.includes(pattern) ? undefined : loadShell()]);
}
