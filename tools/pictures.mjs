/**
 * `npm run pictures`: builds, starts the program on a folder of its own, makes three people (nothing, a little, two
 * years) and takes a picture of every page × width × theme × book into `pictures/`, with `index.html` to look at them.
 * `-- --page reports --width 360 --theme dark --book years --language hi --whole` narrows it; a flag may be repeated.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';

import { chromium } from 'playwright-core';

import { contactSheet } from './pictures/contact-sheet.mjs';
import { addresses } from './pictures/addresses.mjs';
import { people } from './pictures/people.mjs';
import { program } from './pictures/program.mjs';
import { build } from './set-up/build.mjs';
import { generate } from './set-up/generate.mjs';
import { root, say } from './set-up/terminal.mjs';

const HEIGHT = { 360: 740, 768: 1024, 1440: 900 };
const WAITING = "document.querySelectorAll('.mantine-Skeleton-root:not([data-specimen] *)').length";
const UNDRAWN =
  "[...document.querySelectorAll('figure [role=img]')].filter((one) => !one.querySelector('canvas, svg')).length";

const many = (values) => ({ type: 'string', multiple: true, default: values });

const { values: asked } = parseArgs({
  options: {
    page: { type: 'string', multiple: true },
    width: many(Object.keys(HEIGHT)),
    theme: many(['light', 'dark']),
    book: many(['none', 'little', 'years']),
    language: many(['en']),
    /** The whole page and not only what a screen shows. */
    whole: { type: 'boolean', default: false },
    out: { type: 'string', default: 'pictures' },
  },
});

const folder = path.resolve(root, asked.out);
const data = mkdtempSync(path.join(tmpdir(), 'hisaab-pictures-'));
const taken = [];
let running;
let browser;
try {
  await generate();
  await build();
  running = await program(data);
  const everybody = await people(running.address, asked.book);
  browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-sync'],
  });
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const language of asked.language) {
    for (const person of everybody) await lookAs(person, language);
  }
  writeFileSync(path.join(folder, 'index.html'), contactSheet(taken));
  const odd = taken.filter(({ faults }) => faults.length > 0);
  for (const { file, faults } of odd) say(`${file}: ${faults.join('; ')}`);
  say(`${taken.length} pictures, ${odd.length} of them with a fault: ${path.join(asked.out, 'index.html')}`);
} catch (error) {
  process.exitCode = 1;
  process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
} finally {
  await browser?.close();
  await running?.stop();
  rmSync(data, { recursive: true, force: true });
}

/** One window for each width and theme; one logs in once and takes the session along. */
async function lookAs(person, language) {
  let session;
  for (const width of asked.width) {
    for (const theme of asked.theme) {
      const context = await browser.newContext({
        baseURL: running.address,
        viewport: { width: Number(width), height: HEIGHT[width] ?? 900 },
        colorScheme: theme,
        locale: `${language}-IN`,
        timezoneId: 'Asia/Kolkata',
        reducedMotion: 'reduce',
        ...(session ? { storageState: session } : {}),
      });
      const page = await context.newPage();
      const faults = [];
      page.on('pageerror', (error) => faults.push(`script: ${error.message}`));
      page.on('console', (message) => {
        if (message.type() === 'error') faults.push(`console: ${message.text().slice(0, 200)}`);
      });
      if (!session) await logIn(page, person);
      for (const address of addresses(asked.page)) {
        const name = address === '/' ? 'home' : address.slice(1).replaceAll('/', '-');
        const file = `${name}-${width}-${theme}-${person.book}${language === 'en' ? '' : `-${language}`}.png`;
        faults.length = 0;
        await page.goto(address);
        await settled(page);
        await page.screenshot({ path: path.join(folder, file), fullPage: asked.whole });
        const isWide = await page.evaluate('document.documentElement.scrollWidth > innerWidth');
        const all = [...faults, ...(isWide ? ['scrolls sideways'] : [])];
        taken.push({ file, page: name, width, theme, book: person.book, language, faults: all });
      }
      session = await context.storageState();
      await context.close();
    }
  }
}

async function logIn(page, { email, password }) {
  await page.goto('/login');
  await page.locator('input[type=email]').fill(email);
  await page.locator('input[autocomplete=current-password]').fill(password);
  await page.keyboard.press('Enter');
  await page.locator('nav').first().waitFor({ state: 'attached' });
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
