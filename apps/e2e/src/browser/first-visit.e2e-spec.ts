import { randomUUID } from 'node:crypto';
import { today } from '@hisaab/kernel';
import { beforeAll, describe, expect, it } from 'vitest';
import { Person } from '../support/person';
import { stage } from './stage';

/** What each page shows first, without the numbers and ids. */
const FIRST: Readonly<Record<string, readonly string[]>> = {
  '/': ['/v1/reports/monthly', '/v1/transactions', '/v1/sample'],
  '/transactions': ['/v1/transactions'],
  '/reports/monthly': ['/v1/reports/monthly'],
};
const FRAME = ['/v1/books/', '/v1/accounts', '/v1/categories'];

describe('the first visit of a page', () => {
  const theatre = stage();
  let person: Person;

  beforeAll(async () => {
    person = await Person.signUp(theatre.baseUrl, { timezone: 'Asia/Kolkata', currency: 'INR' });
    const answer = await person.post(
      '/v1/transactions',
      { type: 'expense', amount: { amount: '90', currency: 'INR' }, date: today('Asia/Kolkata', new Date()) },
      { 'idempotency-key': randomUUID() },
    );
    expect(answer.status, answer.text).toBe(201);
  });

  it.each(Object.keys(FIRST))(
    'of %s asks early what it shows first, once, and is drawn at once',
    async (path) => {
      const { page: before } = await theatre.openAs(person, { serviceWorkers: 'block' });
      const page = await before.context().newPage();
      const asked: string[] = [];
      let early: readonly string[] = [];
      page.on('request', (request) => {
        const { pathname, search } = new URL(request.url());
        if (pathname.startsWith('/v1/')) asked.push(pathname.replace(/[\da-f-]{36}$/, '') + search);
      });
      const packed: (string | undefined)[] = [];
      page.on('response', (answer) => {
        if (answer.url().endsWith('/v1/categories')) packed.push(answer.headers()['content-encoding']);
      });
      // The client itself comes late: what is asked until then was asked early.
      await page.route('**/assets/start-*.js', async (route) => {
        await expect.poll(() => asked).toEqual(expect.arrayContaining(FRAME));
        early = [...asked];
        await route.continue();
      });
      const drawn: string[] = [];
      await page.exposeFunction('draws', (text: string) => drawn.push(text));
      await page.addInitScript(watchMain);
      await page.goto(path);
      await expect.poll(() => drawn.length).toBeGreaterThan(0);
      // The rows of a list come right after what stands above them; everything else is there at once.
      const steps = path === '/transactions' ? 2 : 1;
      await expect.poll(() => drawn.slice(0, steps).join()).toMatch(/90/);
      expect(packed).toEqual(['gzip']);

      const questions = early.map((address) => address.replace(/\?.*/, '')).sort();
      expect(questions).toEqual(['/v1/auth/refresh', ...(FIRST[path] ?? []), ...FRAME].sort());
      expect(asked.filter((address, at) => asked.indexOf(address) !== at)).toEqual([]);
      await page.close();
    },
  );
});

/** Runs in the page: tells each text that the page has. */
function watchMain(): void {
  let last = '';
  new MutationObserver(() => {
    const now = document.querySelector('main')?.textContent ?? '';
    if (now === last) return;
    last = now;
    (globalThis as unknown as { draws: (text: string) => void }).draws(now);
  }).observe(document, { childList: true, subtree: true, characterData: true });
}
