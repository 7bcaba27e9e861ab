// The numbers of the web client in a headless Chromium, slowed over the DevTools protocol, as Markdown.
import { randomBytes } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { chromium } from 'playwright-core';
import { PROGRAM_FLAGS } from '../set-up/flags.mjs';
import { call } from './lib/http.mjs';
import { fill } from './lib/load.mjs';
import { machine } from './lib/proc.mjs';
import { untilDrained } from './measures/drained.mjs';
import { longList } from './measures/long-list.mjs';
import { pageLoads } from './measures/page-loads.mjs';
import { freePort, machineLine, startNode, startPostgres } from './stack.mjs';

const quick = process.argv.includes('--quick');
const ROWS = Number(process.env.BENCH_ROWS ?? 100_000);
const PASSWORD = 'Tall-harbour-42-lantern';
const CHROMIUM = process.env.CHROMIUM ?? '/usr/bin/chromium';
const say = (line) => process.stderr.write(`${line}\n`);
const out = [];
const print = (line) => {
  out.push(line);
  process.stdout.write(`${line}\n`);
};

const stops = [];
try {
  print(`# Bench of the pages\n\n${machineLine()}; load at the start ${machine().load1}.\n`);
  const postgres = await startPostgres();
  stops.unshift(() => postgres.stop());
  await postgres.create('hisaab');
  const server = await startNode(
    [...PROGRAM_FLAGS, 'dist/apps/all-in-one/main.js'],
    {
      PORT: String(await freePort()),
      DATABASE_URL: postgres.url('hisaab'),
      HISAAB_MASTER_KEY: randomBytes(32).toString('base64'),
      HISAAB_LIMITS_PROFILE: 'load-test',
      AUTH_ACCESS_TOKEN_TTL: '36000',
      LOG_LEVEL: 'warn',
    },
    '/health/ready',
  );
  stops.unshift(() => server.stop());
  const db = postgres.client('hisaab');
  const [family, hoarder, newcomer] = [await person('family'), await person('hoarder'), await person('new')];
  await send(family, '/v1/sample');
  say(`recording ${ROWS} transactions`);
  await fill({ baseUrl: server.baseUrl, count: ROWS, concurrency: 16, make: (at) => expense(hoarder, at) });
  await untilDrained(db);
  await db.end();
  await postgres.run('hisaab', 'vacuum analyze');

  const browser = await chromium.launch({
    executablePath: CHROMIUM,
    args: ['--no-sandbox', '--disable-gpu', '--enable-precise-memory-info', '--js-flags=--expose-gc'],
  });
  stops.unshift(() => browser.close());
  const stage = {
    browser,
    address: server.baseUrl.replace('127.0.0.1', 'localhost'),
    password: PASSWORD,
    say,
  };
  const loads = await pageLoads(stage, family, { reps: quick ? 1 : 3 });
  print(
    'A phone of 360 × 740 px, processor four times slower, 1.6 Mbit/s with 150 ms to and fro. First: nothing is cached; again: the worker has the files.\n',
  );
  print(
    '| page | visit | largest paint | layout shift | next paint after a touch | script, compressed |\n| --- | --- | --: | --: | --: | --: |',
  );
  for (const row of loads)
    print(
      `| \`${row.path}\` | ${row.isBack ? 'again' : 'first'} | ${(row.lcp / 1e3).toFixed(2)} s | ${row.cls.toFixed(3)} | ${row.inp === null ? '–' : `${row.inp} ms`} | ${(row.script / 1e3).toFixed(0)} kB |`,
    );
  print('| must | | < 2.5 s | < 0.1 | < 200 ms | first 180, `/add` 60 kB |\n');

  const list = await longList(stage, hoarder, newcomer);
  print(`A list of ${ROWS.toLocaleString('en')} on a desk of 1440 × 900 px, not slowed.\n`);
  print('| what | must | measured |\n| --- | --: | --: |');
  print(`| rows in the page, the most while scrolling ${list.scrolled} rows | 60 | ${list.mostRows} |`);
  print(`| frame while scrolling, p95 of ${list.frames} | 50 ms | ${list.frame95.toFixed(0)} ms |`);
  print(`| heap more than with an empty list | 20 MB | ${list.heapMore.toFixed(1)} MB |`);
  print(
    `| a letter typed in the search to the rows it finds, median and most of ${list.searches.length} | 100 ms | ${list.searchMedian.toFixed(0)}, ${list.searchMost.toFixed(0)} ms |`,
  );
  mkdirSync('results', { recursive: true });
  writeFileSync('results/bench-web.md', `${out.join('\n')}\n`);

  async function person(name) {
    const email = `${name}@example.com`;
    const answer = await send(null, '/v1/auth/signup', { email, password: PASSWORD, locale: 'en-IN' });
    return { email, token: answer.accessToken };
  }
  async function send(who, path, body) {
    const answer = await call(server.baseUrl, {
      method: 'POST',
      path,
      headers: {
        ...(who && { authorization: `Bearer ${who.token}` }),
        ...(body && { 'content-type': 'application/json' }),
      },
      ...(body && { body: JSON.stringify(body) }),
    });
    if (answer.status >= 300) throw new Error(`${path}: ${answer.status} ${answer.text}`);
    return answer.json;
  }
} finally {
  for (const stop of stops) await stop().catch((error) => say(String(error)));
}

function expense(who, at) {
  const day = new Date(Date.UTC(2025, 0, 1) + Math.floor((at / ROWS) * 690) * 864e5);
  return {
    method: 'POST',
    path: '/v1/transactions',
    headers: { authorization: `Bearer ${who.token}`, 'content-type': 'application/json' },
    body: JSON.stringify({
      type: 'expense',
      amount: { amount: `${1 + (at % 900)}.50`, currency: 'INR' },
      date: day.toISOString().slice(0, 10),
      payee: `${['Corner shop', 'Metro', 'Canteen', 'Pharmacy', 'Bookshop'][at % 5]} ${at % 400}`,
      note: `row ${at}`,
    }),
  };
}
