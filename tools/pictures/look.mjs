import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

const HEIGHT = { 360: 740, 768: 1024, 1440: 900 };
export const WIDTHS = Object.keys(HEIGHT);
const HIGHEST = 8_000;
const WAITING = "document.querySelectorAll('.mantine-Skeleton-root:not([data-specimen] *)').length";
const UNDRAWN =
  "[...document.querySelectorAll('figure [role=img]')].filter((one) => !one.querySelector('canvas, svg')).length";

/** A window, and what went wrong in it since the last view. */
export async function open(browser, { address, width, theme, language }) {
  const context = await browser.newContext({
    baseURL: address,
    viewport: { width: Number(width), height: HEIGHT[width] ?? 900 },
    colorScheme: theme,
    locale: `${language}-IN`,
    timezoneId: 'Asia/Kolkata',
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  const faults = [];
  page.on('pageerror', (error) => faults.push(`script: ${error.message}`));
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(`console: ${message.text().slice(0, 200)}`);
  });
  return { context, page, faults };
}

export async function logIn({ page }, { email, password }) {
  await page.goto('/login');
  await page.locator('input[type=email]').fill(email);
  await page.locator('input[autocomplete=current-password]').fill(password);
  await page.keyboard.press('Enter');
  await page.locator('nav').first().waitFor({ state: 'attached' });
}

/** Goes there, does what the view asks for and takes the picture; answers with what was wrong. */
export async function take({ page, faults }, view, { folder, file, whole }) {
  faults.length = 0;
  try {
    await page.goto(view.address);
    await settled(page);
    for (const step of view.steps ?? []) await done(page, step);
    if (view.steps) await settled(page);
    // What opens over a page is as high as the window, and nobody looks at a list of years as a whole.
    const height = await page.evaluate('document.documentElement.scrollHeight');
    const fullPage = whole && !view.steps && height < HIGHEST;
    await page.screenshot({ path: path.join(folder, file), fullPage });
    const isWide = await page.evaluate('document.documentElement.scrollWidth > innerWidth');
    return [...faults, ...(isWide ? ['scrolls sideways'] : [])];
  } catch (error) {
    return [...faults, error.message.split('\n')[0]];
  }
}

async function done(page, { press, type, click, focus }) {
  if (press) await page.keyboard.press(press);
  if (type) await page.keyboard.type(type, { delay: 10 });
  if (click) await page.locator(click).first().click({ timeout: 2_000 });
  // What a key opens is loaded then only, and has the focus before the next is pressed.
  await (focus ? page.locator(focus).and(page.locator(':focus')).waitFor({ timeout: 5_000 }) : pause(400));
}

/** Nothing is on its way any more, and the charts are drawn; after ten seconds it is taken as it is. */
async function settled(page) {
  await page.locator('h1').first().waitFor();
  // What the page asks for first shows what it waits for.
  await pause(200);
  for (let tries = 0; tries < 100; tries += 1) {
    if ((await page.evaluate(`${WAITING} + ${UNDRAWN}`)) === 0) break;
    await pause(100);
  }
  await page.evaluate('document.fonts.ready');
  await pause(300);
}
