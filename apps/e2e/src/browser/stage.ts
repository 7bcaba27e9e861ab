import type { Browser, BrowserContextOptions } from 'playwright-core';
import { afterAll, afterEach, beforeAll } from 'vitest';
import { launchBrowser, Window } from '../support/browser';
import { openHouse, type House } from '../support/house';
import type { Person } from '../support/person';
import { type Language, said, startsWith } from '../support/words';

export interface Stage {
  readonly baseUrl: string;
  readonly house: House;
  open(options?: BrowserContextOptions): Promise<Window>;
  /** A window in which this person has logged in, at the start page. */
  openAs(person: Person, options?: BrowserContextOptions): Promise<Window>;
}

/** A house of the file's own and a browser, for all tests of a file; each test's windows are its own. */
export function stage(environment: Record<string, string> = {}): Stage {
  let house: House | undefined;
  let browser: Browser | undefined;
  let windows: Window[] = [];

  beforeAll(async () => {
    [house, browser] = await Promise.all([
      openHouse({ HISAAB_LIMITS_PROFILE: 'load-test', ...environment }),
      launchBrowser(),
    ]);
  });
  afterEach(async () => {
    const open = windows;
    windows = [];
    for (const window of open) await window.close();
  });
  afterAll(async () => {
    await browser?.close();
    await house?.close();
  });

  const opened = (): House => {
    if (!house) throw new Error('the house is not open');
    return house;
  };
  const baseUrl = (): string => opened().baseUrl;
  const open = async (options?: BrowserContextOptions): Promise<Window> => {
    if (!browser) throw new Error('the browser has not started');
    const window = await Window.open(browser, baseUrl(), options);
    windows.push(window);
    return window;
  };
  return {
    get baseUrl() {
      return baseUrl();
    },
    get house() {
      return opened();
    },
    open,
    openAs: async (person, options) => {
      const window = await open(options);
      await logIn(window, person, options?.locale?.startsWith('hi') ? 'hi' : 'en');
      return window;
    },
  };
}

export async function logIn(window: Window, person: Person, language: Language): Promise<void> {
  const { page } = window;
  const say = (key: string): string => said(language, key);
  await page.goto('/login');
  await page.getByLabel(say('auth.email')).fill(person.email);
  await page.getByRole('textbox', { name: startsWith(say('auth.password')) }).fill(person.password);
  await page.getByRole('button', { name: say('auth.logIn') }).click();
  await page.getByRole('navigation', { name: say('app.pages') }).waitFor({ state: 'attached' });
  await window.settled();
}
