import { cleanupOutdatedCaches, precacheAndRoute } from 'workbox-precaching';
import { outbox } from './offline/outbox';
import { sendAll } from './offline/sender';

/** What of the worker's own world is used here; the page's types are what the rest of the client is checked with. */
interface WorkerEvent extends Event {
  waitUntil(work: Promise<unknown>): void;
}
interface FetchEvent extends WorkerEvent {
  readonly request: Request;
  respondWith(answer: Promise<Response>): void;
}
interface WorkerScope {
  readonly __WB_MANIFEST: { readonly url: string; readonly revision: string | null }[];
  readonly clients: { claim(): Promise<void> };
  skipWaiting(): Promise<void>;
  addEventListener(name: 'fetch', listener: (event: FetchEvent) => void): void;
  addEventListener(name: 'install' | 'activate', listener: (event: WorkerEvent) => void): void;
  addEventListener(name: 'sync', listener: (event: WorkerEvent & { readonly tag: string }) => void): void;
  addEventListener(name: 'message', listener: (event: MessageEvent) => void): void;
}
declare const self: WorkerScope & typeof globalThis;

const files = self.__WB_MANIFEST;
const PAGES = ['/', '/add'] as const;
const CACHE = 'hisaab-pages-';

cleanupOutdatedCaches();
// The answers of the API are not kept here: what the device has of a book is in its own store, by person.
precacheAndRoute(files, { directoryIndex: '', cleanURLs: false });

/** Pages belong to the files of their build. */
async function cacheName(): Promise<string> {
  const bytes = new TextEncoder().encode(JSON.stringify(files));
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return CACHE + [...digest.slice(0, 8)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

async function keepPages(): Promise<void> {
  const cache = await caches.open(await cacheName());
  const known = new Set(files.map(({ url }) => `/${url.replace(/^\//, '')}`));
  for (const page of PAGES) {
    const answer = await fetch(page, { headers: { accept: 'text/html' }, cache: 'no-store' });
    const html = await answer.clone().text();
    const scripts = [...html.matchAll(/src="(\/assets\/[^"]+)"/g)].map((match) => match[1] ?? '');
    // The server was replaced in this very moment: the next look finds the worker that belongs to its pages.
    if (!answer.ok || !scripts.every((file) => known.has(file)))
      throw new Error(`no page of this build: ${page}`);
    await cache.put(page, answer);
  }
}

/**
 * The page as the server answered it, with its own policy; only the nonce, which is there to be used once, is made
 * anew in both.
 */
async function keptPage(page: string): Promise<Response | null> {
  const kept = await (await caches.open(await cacheName())).match(page);
  const policy = kept?.headers.get('content-security-policy') ?? '';
  const used = /'nonce-([^']+)'/.exec(policy)?.[1];
  if (!kept || !used) return null;
  const nonce = btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(16))));
  const headers = new Headers(kept.headers);
  headers.set('content-security-policy', policy.replaceAll(used, nonce));
  return new Response((await kept.text()).replaceAll(used, nonce), { headers });
}

/** The server's own addresses, and files. */
const NO_PAGE = /^\/(?:v1|health|metrics|\.well-known|assets)(?:\/|$)|\.[a-z0-9]+$/i;

self.addEventListener('fetch', (event) => {
  const { pathname } = new URL(event.request.url);
  if (event.request.mode !== 'navigate' || NO_PAGE.test(pathname)) return;
  const page = pathname === '/add' ? '/add' : '/';
  event.respondWith(keptPage(page).then((kept) => kept ?? fetch(event.request)));
});

self.addEventListener('install', (event) => event.waitUntil(keepPages()));

self.addEventListener('activate', (event) => {
  const tidy = async () => {
    const now = await cacheName();
    const old = (await caches.keys()).filter((name) => name.startsWith(CACHE) && name !== now);
    await Promise.all(old.map((name) => caches.delete(name)));
    await self.clients.claim();
  };
  event.waitUntil(tidy());
});

self.addEventListener('message', (event) => {
  if (event.data === 'use-now') void self.skipWaiting();
});

interface Token {
  readonly userId: string;
  readonly bookId: string;
  readonly token: string;
}

async function tokenByCookie(): Promise<Token | null> {
  const answer = await fetch('/v1/auth/refresh', {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-client': 'web', accept: 'application/json' },
    body: '{}',
  });
  if (!answer.ok) return null;
  const { accessToken: token } = (await answer.json()) as { accessToken: string };
  const claims = JSON.parse(atob((token.split('.')[1] ?? '').replaceAll('-', '+').replaceAll('_', '/'))) as {
    sub: string;
    book: string;
  };
  return { userId: claims.sub, bookId: claims.book, token };
}

/** The network is back and perhaps no page is open: what waits is sent all the same, under the pages' lock. */
async function sendWaiting(): Promise<void> {
  const who = await tokenByCookie();
  if (!who) return;
  const ask = (request: Request) => {
    request.headers.set('authorization', `Bearer ${who.token}`);
    return fetch(request);
  };
  const { origin } = self.location;
  const sending = { outbox, userId: who.userId, ownBook: who.bookId, origin, ask, now: Date.now };
  await self.navigator.locks.request('hisaab.outbox', () => sendAll(sending));
}

self.addEventListener('sync', (event) => {
  if (event.tag === 'hisaab.outbox') event.waitUntil(sendWaiting());
});
