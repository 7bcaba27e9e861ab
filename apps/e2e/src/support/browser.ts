import { chromium, type Browser, type BrowserContextOptions, type Page, type Request } from 'playwright-core';
import { expect } from 'vitest';

const ARGUMENTS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export const PHONE = { width: 360, height: 740 };
export const TABLET = { width: 768, height: 1024 };
export const DESK = { width: 1440, height: 900 };

/** What stands in the place of something; the design page shows one for its own sake. */
const WAITING = '.mantine-Skeleton-root:not([data-specimen] *)';

export function launchBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
    args: ARGUMENTS,
    timeout: 60_000,
  });
}

/** Cookies that are `Secure` go to http://localhost, and not to every address of the loopback. */
export function addressOf(baseUrl: string): string {
  return baseUrl.replace('127.0.0.1', 'localhost');
}

/**
 * One person's window: a browser context of its own. What a person would not see and must not be there is kept
 * and fails the test at the end: errors of scripts, words on the console, refusals by the content security
 * policy, requests that failed or were refused.
 */
export class Window {
  private readonly faults: string[] = [];
  /** What was said with them, for who looks for the reason. */
  private readonly refusals: string[] = [];
  private readonly allowed: RegExp[] = [];
  private readonly waiting = new Set<Request>();

  private constructor(readonly page: Page) {
    page.setDefaultTimeout(45_000);
    page.on('pageerror', (error) => this.note(`script: ${error.message}`));
    page.on('console', (message) => {
      // What the network refused is noted below, with its method and status.
      if (message.text().startsWith('Failed to load resource')) return;
      if (message.text().startsWith('Service Worker registration blocked')) return;
      if (['error', 'warning'].includes(message.type())) this.note(`console: ${message.text()}`);
    });
    page.on('request', (request) => void this.waiting.add(request));
    page.on('requestfinished', (request) => void this.waiting.delete(request));
    page.on('requestfailed', (request) => {
      this.waiting.delete(request);
      const reason = request.failure()?.errorText ?? '';
      // The page itself gives up what it no longer needs.
      if (reason !== 'net::ERR_ABORTED') this.note(`request: ${nameOf(request)} ${reason}`);
    });
    page.on('response', (response) => {
      if (response.headers()['content-type']?.startsWith('text/event-stream')) {
        this.waiting.delete(response.request());
      }
      if (response.status() < 400) return;
      this.note(`request: ${nameOf(response.request())} ${response.status()}`);
      void response.text().then(
        (text) => this.refusals.push(text.slice(0, 200)),
        () => {},
      );
    });
  }

  static async open(browser: Browser, baseUrl: string, options: BrowserContextOptions = {}): Promise<Window> {
    const context = await browser.newContext({
      baseURL: addressOf(baseUrl),
      locale: 'en-IN',
      timezoneId: 'Asia/Kolkata',
      viewport: DESK,
      colorScheme: 'light',
      reducedMotion: 'reduce',
      acceptDownloads: true,
      // Only where a journey is about them: a page that is kept would hide what the server answers.
      serviceWorkers: 'block',
      ...options,
    });
    return new Window(await context.newPage());
  }

  /** A fault that the journey provokes on purpose. */
  allow(fault: RegExp): void {
    this.allowed.push(fault);
  }

  /** Nothing is being asked for, and nothing stands in the place of what is still on its way. */
  async settled(): Promise<void> {
    await this.page.locator('h1').first().waitFor();
    await expect.poll(() => [...this.waiting].map(nameOf), { timeout: 30_000, interval: 30 }).toEqual([]);
    await expect.poll(() => this.page.locator(WAITING).count(), { timeout: 30_000 }).toBe(0);
  }

  /** Opens an address as one types it. */
  async go(path: string): Promise<void> {
    await this.page.goto(path);
    await this.settled();
  }

  /**
   * Goes to another page of the client as a link in it does. The page that is left stays drawn until the new one is
   * there, which then takes the focus: before that, what is looked for might be found on the page that is left.
   */
  async follow(path: string): Promise<void> {
    const isAnother = new URL(path, this.page.url()).pathname !== new URL(this.page.url()).pathname;
    const where = JSON.stringify(path);
    await this.page.evaluate(
      `document.activeElement?.blur(); history.pushState({}, '', ${where}); dispatchEvent(new PopStateEvent('popstate'))`,
    );
    if (isAnother) await this.page.locator('main :focus').waitFor();
    await this.settled();
  }

  async close(): Promise<void> {
    await this.page.context().close();
    const faults = this.faults.filter((fault) => !this.allowed.some((pattern) => pattern.test(fault)));
    expect(faults, `faults that the page hid: ${[...faults, ...this.refusals].join('; ')}`).toEqual([]);
  }

  private note(fault: string): void {
    this.faults.push(fault);
  }
}

function nameOf(request: Request): string {
  const { pathname } = new URL(request.url());
  return `${request.method()} ${pathname}`;
}
