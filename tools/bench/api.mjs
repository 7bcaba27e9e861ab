// The speed table of the product beside the bare floor, as Markdown.
import { mkdirSync, writeFileSync } from 'node:fs';
import { randomBytes } from 'node:crypto';
import { PROGRAM_FLAGS } from '../set-up/flags.mjs';
import { compare } from './compare.mjs';
import { machine, memoryOnPorts } from './lib/proc.mjs';
import { spread, table } from './lib/table.mjs';
import { drained, untilDrained } from './measures/drained.mjs';
import { freshness } from './measures/freshness.mjs';
import { allAtOnce, besideLogins } from './measures/mixed.mjs';
import { pages } from './measures/pages.mjs';
import { freePort, machineLine, secondStart, startNode, startPostgres } from './stack.mjs';
import floorTarget from './targets/floor.mjs';
import projectTarget from './targets/project.mjs';

const quick = process.argv.includes('--quick');
const reps = quick ? 2 : 5;
const seconds = quick ? 3 : 5;
const say = (line) => process.stderr.write(`${line}\n`);
const out = [];
const print = (line) => {
  out.push(line);
  process.stdout.write(`${line}\n`);
};
const ms = (value) => `${value >= 100 ? value.toFixed(0) : value.toFixed(1)} ms`;

const MATRIX = [
  { op: 'create', concurrency: [1, 16, 64] },
  { op: 'list', concurrency: [1, 16, 64] },
  { op: 'report10k', concurrency: [1, 16] },
  { op: 'report100k', concurrency: [1, 16] },
  { op: 'login', concurrency: [1] },
];

const stops = [];
try {
  const loadAtStart = machine().load1;
  print(`# Bench\n\n${machineLine()}; load at the start ${loadAtStart}.\n`);
  const ready = await secondStart();
  const postgres = await startPostgres();
  stops.unshift(() => postgres.stop());
  await postgres.create('floor');
  await postgres.create('hisaab');
  await postgres.run(
    'floor',
    (await import('node:fs')).readFileSync(new URL('floor/schema.sql', import.meta.url), 'utf8'),
  );
  const floorServer = await startNode(
    ['tools/bench/floor/server.mjs'],
    { PORT: String(await freePort()), DATABASE_URL: postgres.url('floor'), POOL: '16' },
    '/hello',
  );
  stops.unshift(() => floorServer.stop());
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
  say(`server ready in ${server.readySeconds.toFixed(2)} s; filling history`);
  const floor = floorTarget({ baseUrl: floorServer.baseUrl });
  const project = projectTarget({
    baseUrl: server.baseUrl,
    name: 'hisaab',
    rows: { report10k: 10_000, report100k: 100_000 },
  });
  floor.state = await floor.setup();
  const filled = performance.now();
  project.state = await project.setup();
  const db = postgres.client('hisaab');
  await untilDrained(db);
  say(`history filled and drained in ${((performance.now() - filled) / 1e3).toFixed(0)} s`);
  await postgres.run('hisaab', 'vacuum analyze');
  await postgres.run('floor', 'vacuum analyze');

  const rows = await compare([floor, project], MATRIX, { reps, seconds, say });
  print('Ratios are taken inside each repetition; median (least–most).\n');
  print(table({ rows, baseline: ['floor'] }));

  const drains = [];
  for (let rep = 0; rep < (quick ? 1 : 3); rep += 1) drains.push(await drained(project, db, { seconds }));
  await untilDrained(db);
  const fresh = await freshness(project, { rate: 200, seconds });
  await untilDrained(db);
  const deep = await pages(project, { seconds: 3 });
  const logins = await besideLogins(project, { seconds });
  await untilDrained(db);
  const mixedLoad = machine().load1;
  const mixed = await allAtOnce(project, { seconds });
  await untilDrained(db);
  const memory = memoryOnPorts(project.ports);
  await db.end();

  const median = (list) => [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)];
  const ratio = (op, c, key) => {
    const of = (name) => rows.filter((row) => row.op === op && row.c === c && row.target === name);
    return spread(of('hisaab').map((row, rep) => row[key] / of('floor')[rep][key]));
  };
  const p50 = (op, c) =>
    median(
      rows.filter((row) => row.op === op && row.c === c && row.target === 'hisaab').map((row) => row.p50),
    );
  const floorRate = median(
    rows.filter((row) => row.op === 'create' && row.c === 16 && row.target === 'floor').map((row) => row.rps),
  );
  const drainRate = median(drains.map((drain) => drain.drained));
  print('## Against the promises\n\n| what | must | aim | measured |\n| --- | --- | --- | --- |');
  print(
    `| record c=16, requests/s; p99 to the floor | ≥ 0.40; ≤ 2.5× | ≥ 0.60; ≤ 1.5× | ${ratio('create', 16, 'rps')}; ${ratio('create', 16, 'p99')} |`,
  );
  print(
    `| record c=16, drained to ledger and projection | ≥ 0.15 | ≥ 0.30 | ${(drainRate / floorRate).toFixed(2)} (${drainRate.toFixed(0)}/s drained, ${median(drains.map((drain) => drain.accepted)).toFixed(0)}/s accepted) |`,
  );
  print(
    `| acknowledged → in the report at 200/s, p99 | 1 s | 250 ms | ${ms(fresh.p99)} (p50 ${ms(fresh.p50)}, ${fresh.samples} samples) |`,
  );
  print(
    `| list of 50, c=16, requests/s; page 1,000 to page 1 | ≥ 0.45; ≤ 1.3× | ≥ 0.65; ≤ 1.1× | ${ratio('list', 16, 'rps')}; ${deep.ratio.toFixed(2)}× |`,
  );
  print(
    `| report over 100,000, c=1, time to the floor’s; to ours over 10,000 | ≤ 0.25 | ≤ 0.05; ≤ 1.3× | ${ratio('report100k', 1, 'p50')}; ${(p50('report100k', 1) / p50('report10k', 1)).toFixed(2)}× |`,
  );
  print(
    `| record p99 beside 4 logins/s, to without | ≤ 2× | ≤ 1.3× | ${logins.ratio.toFixed(2)}× (${ms(logins.alone)} → ${ms(logins.beside)}, ${logins.logins} logins) |`,
  );
  print(`| second start to ready | 5 s | 3 s | ${ready.toFixed(2)} s |`);
  print(`| resident memory, loaded, without PostgreSQL | 400 MiB | 300 MiB | ${memory.rssMiB} MiB |`);
  print(
    `| record, list, report over 100,000 at once, c=16, p99 | < 100 ms | | ${ms(mixed.record)}, ${ms(mixed.list)}, ${ms(mixed.report)} (errors ${mixed.errors}, load before ${mixedLoad}) |`,
  );
  mkdirSync('results', { recursive: true });
  writeFileSync('results/bench.md', `${out.join('\n')}\n`);
  writeFileSync(
    'results/bench.json',
    JSON.stringify({ rows, drains, fresh, deep, logins, mixed, memory, ready }, null, 1),
  );
} finally {
  for (const stop of stops) await stop().catch((error) => say(String(error)));
}
