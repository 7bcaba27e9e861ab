import { eventually } from '@hisaab/testing';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { isSplit } from '../support/house';
import { Person } from '../support/person';
import { en } from '../support/words';
import { stage } from './stage';

/** The addresses of the answers that this device has kept. Runs in the page. */
async function kept(): Promise<string[]> {
  // Asking for a database that is not there would make it, without its stores.
  if (!(await indexedDB.databases()).some(({ name }) => name === 'hisaab')) return [];
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open('hisaab');
    opening.onerror = () => reject(new Error('no copy'));
    opening.onsuccess = () => {
      const asked = opening.result.transaction('answers').objectStore('answers').getAllKeys();
      asked.onsuccess = () => {
        opening.result.close();
        resolve((asked.result as string[][]).map((key) => key[2] ?? ''));
      };
    };
  });
}

/** The address under which an answer is kept: how new it had to be is not part of it. */
function withoutHowNew(url: string): string {
  const { pathname, searchParams } = new URL(url);
  searchParams.delete('atLeast');
  searchParams.sort();
  return `${pathname}?${searchParams}`;
}

describe('reporting is down', () => {
  const theatre = stage();
  const today = new Date().toISOString().slice(0, 10);
  const AS_OF = /^As of /;
  const BANNER = en('banner.downReporting', { since: '' }).slice(0, 16);

  const record = async (person: Person, amount: string): Promise<void> => {
    const answer = await person.post('/v1/transactions', {
      type: 'expense',
      amount: { amount, currency: 'INR' },
      date: today,
      payee: 'Zomato Kitchen',
      category: 'Eating out',
    });
    expect(answer.status, answer.text).toBe(201);
  };

  /** In one program reports cannot be away alone: there the gateway's words are put in their place. */
  const withoutReporting = async (page: Page, work: () => Promise<void>): Promise<void> => {
    if (isSplit) return theatre.house.without('reporting', work);
    const body = JSON.stringify({ code: 'unavailable', status: 503, title: 'Not available right now' });
    const headers = { 'retry-after': '2', 'content-type': 'application/problem+json' };
    await page.route('**/v1/reports/**', (route) => route.fulfill({ status: 503, headers, body }));
    await work();
    await page.unroute('**/v1/reports/**');
  };

  it('and its pages show the last report, and as of when, until it is back', async () => {
    const person = await Person.signUp(theatre.baseUrl, { timezone: 'UTC', currency: 'INR' });
    await record(person, '90');
    await eventually(
      async () => {
        const { body } = await person.get<{ totals: { expense: { amount: string } } }>(
          `/v1/reports/monthly?date=${today}`,
        );
        expect(body.totals.expense.amount).toBe('90.00');
      },
      { timeout: 30_000 },
    );
    const window = await theatre.openAs(person);
    window.allow(/GET \/v1\/(?:reports\/\S+|status) 503/);
    const { page } = window;
    const asked = new Set<string>();
    page.on('request', (request) => {
      if (request.url().includes('/v1/reports/')) asked.add(withoutHowNew(request.url()));
    });
    await window.go('/reports/monthly');
    const main = page.getByRole('main');
    await main.getByText('₹90.00').first().waitFor();
    await main.getByText(AS_OF).waitFor();
    // Whatever the page asked for is kept before it is needed.
    await window.settled();
    await expect.poll(() => page.evaluate(kept)).toEqual(expect.arrayContaining([...asked]));

    await withoutReporting(page, async () => {
      await page.reload();
      await main.getByText('₹90.00').first().waitFor();
      await main.getByText(AS_OF).waitFor();
      // The banner may tell of it by now; the page itself has no fault to show.
      expect(await page.getByRole('alert').filter({ hasNotText: BANNER }).allInnerTexts()).toEqual([]);
      // What is recorded meanwhile needs no reports, and the first page says as of when they are.
      await record(person, '11');
      await page.goto('/');
      await main.getByText('Zomato Kitchen').first().waitFor();
      await main.getByText(AS_OF).waitFor();
      await main.getByText('₹90.00').first().waitFor();
      if (isSplit) await page.getByText(BANNER).waitFor();
      await page.goto('/reports/monthly');
      await main.getByText(AS_OF).waitFor();
    });
    await main.getByText('₹101.00').first().waitFor({ timeout: 60_000 });
  });
});
