// Recording through the gateway of the split mode beside the embedded program, and how late its reports are, as Markdown.
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { randomBytes } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PROGRAM_FLAGS } from '../set-up/flags.mjs';
import { startStack } from '../split/stack.mjs';
import { compare } from './compare.mjs';
import { machine } from './lib/proc.mjs';
import { spread, table } from './lib/table.mjs';
import { untilDrained } from './measures/drained.mjs';
import { freshness } from './measures/freshness.mjs';
import { partsTable, usageOf } from './measures/parts.mjs';
import { connect, freePort, machineLine, startNode, startPostgres } from './stack.mjs';
import projectTarget from './targets/project.mjs';

const quick = process.argv.includes('--quick');
const reps = quick ? 2 : 5;
const seconds = quick ? 3 : 5;
const rate = 100;
const SETTINGS = { HISAAB_LIMITS_PROFILE: 'load-test', AUTH_ACCESS_TOKEN_TTL: '36000', LOG_LEVEL: 'warn' };
const SERVICES = ['auth', 'user', 'billing', 'ledger', 'reporting', 'notification', 'templating'];
const say = (line) => process.stderr.write(`${line}\n`);
const out = [];
const print = (line) => {
  out.push(line);
  process.stdout.write(`${line}\n`);
};
const ms = (value) => `${value >= 100 ? value.toFixed(0) : value.toFixed(1)} ms`;

const stops = [];
try {
  print(`# Bench of the split mode\n\n${machineLine()}; load at the start ${machine().load1}.\n`);
  const embedded = await startEmbedded();
  const split = await startSplit();
  for (const { target, db, analyze } of [embedded, split]) {
    target.state = await target.setup();
    // Some history, so that no plan is that of empty tables.
    for (let warm = 0; warm < 2; warm += 1) await freshness(target, { rate, seconds: 2 });
    await untilDrained(db);
    await analyze();
  }
  const idle = await usageOf(split.stack.parts, () => new Promise((resolve) => setTimeout(resolve, 5_000)));

  const rows = await compare([embedded.target, split.target], [{ op: 'create', concurrency: [1, 16] }], {
    reps,
    seconds,
    say,
  });
  print(
    'The gateway is the stand-in for Kong, a Node program; every process, broker and store shares the processors with the load. Ratios are taken inside each repetition; median (least–most).\n',
  );
  print(table({ rows, baseline: ['embedded'] }));
  for (const { db } of [embedded, split]) await untilDrained(db);

  const late = [];
  for (const { target, db } of [embedded, split]) {
    const load1 = machine().load1;
    const watch = () => freshness(target, { rate, seconds: seconds * 4, every: 10 });
    let lag;
    const usage = await usageOf(split.stack.parts, async () => (lag = await watch()));
    late.push({ name: target.name, load1, lag, usage });
    say(`${target.name} at ${rate}/s: ${JSON.stringify(lag)}`);
    await untilDrained(db);
  }
  const [before, after] = late;

  const of = (name) => rows.filter((row) => row.op === 'create' && row.c === 16 && row.target === name);
  const ratio = (key) => spread(of('split').map((row, rep) => row[key] / of('embedded')[rep][key]));
  const loads = of('split').map((row) => row.load1);
  const [biggest] = SERVICES.map((name) => ({ name, ...after.usage.get(name) })).sort(
    (a, b) => b.rssMiB - a.rssMiB,
  );
  print(
    '## Against the promises\n\n| what | must | aim | measured | load |\n| --- | --- | --- | --- | --- |',
  );
  print(
    `| record through the gateway, c=16, p99 to embedded; requests/s | ≤ 3× | ≤ 2× | ${ratio('p99')}; ${ratio('rps')} | ${Math.min(...loads)}–${Math.max(...loads)} |`,
  );
  print(
    `| acknowledged → in the report at ${rate}/s, median | 250 ms | | ${ms(after.lag.p50)} (${after.lag.samples} samples, ${after.lag.failed} failed; embedded ${ms(before.lag.p50)}) | ${after.load1} |`,
  );
  print(
    `| acknowledged → in the report at ${rate}/s, p99 | 1 s | | ${ms(after.lag.p99)} (embedded ${ms(before.lag.p99)}) | ${after.load1} |`,
  );
  print(
    `| resident memory of a service, loaded | | 140 MiB | the most ${biggest.rssMiB.toFixed(0)} MiB (${biggest.name}; ${biggest.pssMiB.toFixed(0)} with its share of what all share) | |\n`,
  );
  print(
    '## Each part\n\nProcessors used, and resident memory (PSS: what is shared is counted by its share).\n',
  );
  print(partsTable(split.stack.parts.keys(), idle, after.usage, rate));
  mkdirSync('results', { recursive: true });
  writeFileSync('results/bench-split.md', `${out.join('\n')}\n`);
} finally {
  for (const stop of stops) await stop().catch((error) => say(String(error)));
}

async function startEmbedded() {
  const postgres = await startPostgres();
  stops.unshift(() => postgres.stop());
  await postgres.create('hisaab');
  const server = await startNode(
    [...PROGRAM_FLAGS, 'dist/apps/all-in-one/main.js'],
    {
      ...SETTINGS,
      PORT: String(await freePort()),
      DATABASE_URL: postgres.url('hisaab'),
      HISAAB_MASTER_KEY: randomBytes(32).toString('base64'),
    },
    '/health/ready',
  );
  stops.unshift(() => server.stop());
  const db = postgres.client('hisaab');
  stops.unshift(() => db.end());
  const target = projectTarget({ baseUrl: server.baseUrl, name: 'embedded' });
  return { target, db, analyze: () => db.query('vacuum analyze') };
}

async function startSplit() {
  const folder = mkdtempSync(join(tmpdir(), 'hisaab-bench-split-'));
  // PostgreSQL has an account of its own, which has to pass through.
  chmodSync(folder, 0o711);
  stops.unshift(async () => rmSync(folder, { recursive: true, force: true }));
  const stack = await startStack({ folder, ports: 'free', environment: SETTINGS, say });
  stops.unshift(() => stack.stop());
  const db = connect(stack.databaseUrl);
  stops.unshift(() => db.end());
  const ports = SERVICES.map((name) => Number(new URL(stack.part(name).url).port));
  const target = projectTarget({ baseUrl: stack.url, name: 'split', ports });
  return { target, db, stack, analyze: () => db.query('vacuum analyze') };
}
