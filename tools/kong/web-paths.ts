/**
 * What the web client serves, by address. The gateway routes these and nothing else to it: a rule for "everything
 * that is left" would take in what nobody meant, the services' health and metrics first of all. A test compares the
 * list with the client's own.
 */

/** The pages, as the client's router writes them. */
export const WEB_PAGES = [
  '/',
  '/add',
  '/login',
  '/signup',
  '/welcome',
  '/transactions',
  '/inbox',
  '/categories',
  '/reports/:report',
  '/accounts',
  '/import',
  '/import/:id',
  '/ledger',
  '/messages',
  '/settings',
  '/security',
  '/status',
  '/design',
] as const;

/** What people type or remember in the place of a page's own address. */
export const WEB_ALIASES = [
  '/home',
  '/transaction',
  '/category',
  '/report',
  '/reports',
  '/account',
  '/imports',
  '/imports/:id',
  '/export',
  '/exports',
  '/import-export',
  '/paste',
  '/journal',
  '/audit',
  '/message',
  '/notifications',
  '/setting',
  '/preferences',
  '/profile',
  '/sessions',
  '/password',
  '/first-run',
] as const;

/** Files of the client that keep their names. */
export const WEB_FILES = [
  '/favicon.svg',
  '/icon-192.png',
  '/icon-512.png',
  '/icon-maskable-512.png',
  '/manifest.webmanifest',
  '/service-worker.js',
] as const;

/** Files whose names change with what they hold. */
export const WEB_ASSETS = '/assets/';
