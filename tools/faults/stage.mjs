import { setTimeout as pause } from 'node:timers/promises';
import { accountFor } from './accounts.mjs';
import { Backlog } from './backlog.mjs';
import { Database } from './database.mjs';
import { Load, today } from './load.mjs';
import { Memory } from './memory.mjs';
import { Person } from './person.mjs';
import { Probes } from './probes.mjs';
import { recovery } from './recovery.mjs';
import { SignUps } from './sign-ups.mjs';

const BOOKS = 8;
const DRAIN_MS = 120_000;

/**
 * Runs the faults one after the other under a steady load, and accounts for everything at the end.
 * @param {{ stack: import('../split/stack.mjs').Stack, faults: readonly import('./list.mjs').Fault[],
 *   perSecond: number, signUpEveryMs: number, warmUpSeconds: number, settleSeconds: number, restMs: number, least?: number, say: (line: string) => void }} settings
 */
export async function runStage(settings) {
  const {
    stack,
    faults,
    perSecond,
    signUpEveryMs,
    warmUpSeconds,
    settleSeconds,
    restMs,
    least = 0,
    say,
  } = settings;
  const from = today();
  const people = await Promise.all(Array.from({ length: BOOKS + 1 }, () => Person.signUp(stack.url)));
  const reader = people.pop();
  const database = new Database(stack.databaseUrl, () => people.map(({ bookId }) => bookId));
  const world = {
    stack,
    people,
    database,
    load: new Load({ people, perSecond }),
    signUps: new SignUps({ url: stack.url, everyMs: signUpEveryMs }),
    probes: new Probes(reader),
    memory: new Memory(stack),
    backlog: new Backlog(database),
  };
  const { load, signUps, probes, memory } = world;
  try {
    await ready(world);
    load.start();
    signUps.start();
    probes.start();
    memory.start();
    await pause(warmUpSeconds * 1_000);
    memory.markWarm();
    const told = [];
    for (const [index, fault] of faults.entries()) {
      const result = await one(fault, world);
      told.push(result);
      say(`${fault.name}: ${inWords(result)}`);
      // What the last one left behind must not be counted as the next one's.
      await pause(restMs);
      // A machine on which everything is back at once has no fewer recorded: each fault is given its share of them.
      await load.reaches(Math.ceil((least * (index + 1)) / faults.length));
    }
    probes.stop();
    await Promise.all([load.stop(), signUps.stop()]);
    await drained(world, say);
    // So that the collector has been there once more.
    await pause(settleSeconds * 1_000);
    memory.stop();
    const accounts = await accountFor({ load, signUps, database, from, to: today() });
    return { told, accounts, load, probes, memory };
  } finally {
    clearInterval(load.timer);
    clearInterval(signUps.timer);
    probes.stop();
    memory.stop();
    load.isOver = true;
    await database.close();
  }
}

/** Everybody has a book to write to, and reading it works. */
async function ready({ probes, people }) {
  const until = performance.now() + DRAIN_MS;
  for (;;) {
    const silent = await probes.silent();
    const answers = await Promise.all(people.map((person) => person.ask({ path: '/v1/accounts' })));
    const isSetUp = answers.every(({ status, body }) => status === 200 && body.items.length > 0);
    if (silent.length === 0 && isSetUp) return;
    if (performance.now() > until) throw new Error(`The stack does not get ready: ${silent.join(', ')}`);
    await pause(200);
  }
}

async function one(fault, world) {
  const { stack, load, probes, backlog, people } = world;
  // A token that runs out while auth is away would be no fault of the others.
  await Promise.all(
    people.map((person) => (person.loggedInAt > Date.now() - 300_000 ? undefined : person.logIn())),
  );
  await probes.during(fault.name, fault.away);
  const window = load.open(fault.name);
  await fault.hurt(stack);
  await pause(fault.seconds * 1_000);
  const during = { p99: window.quantile(0.99), sent: window.sent };
  const behind = await backlog.now();
  await fault.mend?.(stack);
  const drain = backlog.drain(behind);
  const recovered = await recovery(world);
  await probes.during(fault.name, []);
  return { fault, window, during, recovery: recovered, drain: await drain };
}

function inWords({ window, recovery: { seconds, waits, missing } }) {
  const parts = Object.entries(waits).map(([name, after]) => `${name} ${after.toFixed(1)}`);
  const back = missing ? `no ${missing} again` : `back to normal after ${seconds.toFixed(1)} s`;
  const failed = Object.entries(window.codes).map(([code, count]) => `${count} × ${code}`);
  return `${back} (${parts.join(', ')}); ${window.answered} of ${window.sent} answered${failed.map((one) => `, ${one}`).join('')}`;
}

/** Everything has come to its last consumer, whatever is acknowledged from now on. */
async function drained({ database }, say) {
  const until = performance.now() + DRAIN_MS;
  for (;;) {
    const heads = await database.heads().catch(() => []);
    const have = await Promise.all(
      ['ledger', 'reporting'].map((consumer) => database.hasCome(consumer, heads).catch(() => false)),
    );
    if (heads.length > 0 && have.every(Boolean)) return;
    if (performance.now() > until) return void say('Not everything has come to ledger and reports in time.');
    await pause(200);
  }
}
