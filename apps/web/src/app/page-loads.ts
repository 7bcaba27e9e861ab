import type { ComponentType } from 'react';

const overview = () => import('../features/reports/reports-page');

/** What is fetched when a page is opened, by its address. */
export const PAGE_LOADS = {
  '/': () => import('../features/home/home-page'),
  '/login': () => import('../features/auth/login-page'),
  '/signup': () => import('../features/auth/signup-page'),
  '/welcome': () => import('../features/first-run/first-run-page'),
  '/transactions': () => import('../features/transactions/transactions-page'),
  '/inbox': () => import('../features/inbox/inbox-page'),
  '/categories': () => import('../features/categories/categories-page'),
  '/reports/weekly': overview,
  '/reports/monthly': overview,
  '/reports/yearly': overview,
  '/reports/:report': () => import('../features/reports/picture-route'),
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

export type Address = keyof typeof PAGE_LOADS;

const isAddress = (text: string): text is Address => text in PAGE_LOADS;

type Load = () => Promise<{ default: ComponentType }>;

/** What was fetched before the client was drawn. */
const atHand = new Map<Load, ComponentType>();

export function atHandOf(load: Load): ComponentType | undefined {
  return atHand.get(load);
}

async function fetchAhead(load: Load): Promise<void> {
  atHand.set(load, (await load()).default);
}

/** Fetches the page of an address, and the frame around it, before anything asks for them. */
export async function loadPage(pathname: string): Promise<void> {
  const address = Object.keys(PAGE_LOADS)
    .filter(isAddress)
    .find((pattern) => new RegExp(`^${pattern.replace(/:\w+/g, '[^/]+')}$`).test(pathname));
  const isBare = address !== undefined && STAND_ALONE.includes(address);
  await Promise.all([address && fetchAhead(PAGE_LOADS[address]), isBare ? undefined : fetchAhead(loadShell)]);
}
