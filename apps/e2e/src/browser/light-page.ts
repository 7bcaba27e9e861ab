import type { Page } from 'playwright-core';
import type { Window } from '../support/browser';
import { startsWith } from '../support/words';

export type Say = (key: string, values?: Record<string, string>) => string;

/** The page of a phone's home screen: a program of its own, to which no link of the app leads without a load. */
export const LIGHT = '/add';

const WRITES = '**/v1/transactions';

export function isLight(page: Page): boolean {
  return new URL(page.url()).pathname === LIGHT;
}

/** An entry that the server did not answer, or would not take: it is on the device and shown there. */
export function waitingEntry(how: 'unanswered' | 'refused') {
  return async (page: Page, say: Say, window: Window): Promise<void> => {
    window.allow(/POST \/v1\/transactions 422/);
    // Of one that is refused it is asked whether it is there all the same.
    window.allow(/GET \/v1\/transactions\/\S+ 404/);
    await page.route(WRITES, (route) => {
      if (route.request().method() !== 'POST') return route.continue();
      if (how === 'unanswered') return route.abort('aborted');
      return route.fulfill({ status: 422, json: { code: 'account-archived', status: 422 } });
    });
    await page.getByLabel(startsWith(say('entry.amount', { currency: 'INR' }))).fill('120+80/2');
    await page.getByLabel(say('entry.payee')).fill('मेट्रो');
    await page.getByRole('button', { name: say('add.save') }).click();
    const list = page.getByRole('region', { name: say('waiting.title') });
    await list
      .getByText(say(how === 'refused' ? 'waiting.notAccepted' : 'waiting.waits'), { exact: true })
      .waitFor();
  };
}

/** What waits is taken off the device, so that it is neither sent nor shown on the pages after. */
export async function forgetWaiting(page: Page, say: Say): Promise<void> {
  const discard = page.getByRole('button', { name: say('waiting.discard') });
  if (await discard.isVisible()) await discard.click();
  await page.getByRole('region', { name: say('waiting.title') }).waitFor({ state: 'detached' });
  await page.unroute(WRITES);
}
