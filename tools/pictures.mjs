/**
 * `npm run pictures`: builds, starts the program on a folder of its own, makes three people (nothing, a little, two
 * years) and takes a picture of every page and of what opens over it × width × theme × book into `pictures/`, with
 * `index.html` to look at them.
 * `-- --page reports --width 360 --theme dark --book years --language hi --whole` narrows it; a flag may be repeated.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';

import { chromium } from 'playwright-core';

import { views } from './pictures/addresses.mjs';
import { contactSheet } from './pictures/contact-sheet.mjs';
import { logIn, open, take, WIDTHS } from './pictures/look.mjs';
import { people } from './pictures/people.mjs';
import { program } from './pictures/program.mjs';
import { build } from './set-up/build.mjs';
import { generate } from './set-up/generate.mjs';
import { root, say } from './set-up/terminal.mjs';

const many = (values) => ({ type: 'string', multiple: true, default: values });

const { values: asked } = parseArgs({
  options: {
    /** A word that the name of the page holds (`report` has all of them); without it, every page. */
    page: { type: 'string', multiple: true },
    width: many(WIDTHS),
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
  if (views(asked.page).length + views(asked.page, { isOut: true }).length === 0)
    throw new Error(`No page is called ${asked.page?.join(' or ')}.`);
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
    await lookAs({ book: 'out' }, language, views(asked.page, { isOut: true }));
    for (const person of everybody) await lookAs(person, language, views(asked.page, { own: person.own }));
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

/** One window for each width and theme, in which one logs in; nobody stays outside. */
async function lookAs(person, language, wanted) {
  for (const width of wanted.length > 0 ? asked.width : []) {
    for (const theme of asked.theme) {
      const seen = await open(browser, { address: running.address, width, theme, language });
      if (person.email) await logIn(seen, person);
      for (const view of wanted) {
        if (view.upTo < Number(width) || (view.has && person.book === 'none')) continue;
        const place = { width, theme, book: person.book, language };
        const file = `${view.name}-${width}-${theme}-${person.book}${language === 'en' ? '' : `-${language}`}.png`;
        const faults = await take(seen, view, { folder, file, whole: asked.whole });
        taken.push({ file, page: view.name, ...place, faults });
      }
      await seen.context.close();
    }
  }
}
