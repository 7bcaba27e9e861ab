/** People with books, what each of them sees, and whether they see the same after all stores were filled anew. */
import { setTimeout as pause } from 'node:timers/promises';

import { today } from '../faults/load.mjs';
import { Steady } from './steady.mjs';
import { dropVolumes, makeVolumes } from './volumes.mjs';
import { until } from './world.mjs';

/** Some who record for a while, until all of it is in the ledger. @param {string} url */
export async function recorded(url) {
  const steady = await Steady.of(url, 20);
  steady.start();
  await pause(10_000);
  await steady.stop();
  if (steady.failures.length > 0) throw new Error(steady.failures.join('\n'));
  for (const person of steady.people) await inLedger(person);
  return steady.people;
}

/** What each of them sees. */
export async function told(people) {
  const all = [];
  for (const person of people) {
    const rows = await person.list('/v1/transactions?limit=200');
    const { ok, entries } = await person.read('/v1/ledger/verify');
    const totals = await inReport(person, rows);
    all.push({ ids: rows.map(({ id }) => id), ok, entries, totals });
  }
  if (all.some(({ ok }) => !ok)) throw new Error('A book does not verify');
  return all;
}

/**
 * No release and no data any more, then an install that restores a folder of the volume of backups: the same people see
 * what they saw, and record more.
 * @param {import('./world.mjs').World} world
 * @param {{ folder: string, values: Record<string, string | boolean>, people: import('../faults/person.mjs').Person[], before: object[] }} given
 */
export async function refilled(world, { folder, values, people, before }) {
  const begun = Date.now();
  const words = world.chartWords({ ...values, 'restore.enabled': true, 'restore.from': folder });
  await world.helm(['install', world.release, ...words, '--wait', '--wait-for-jobs', '--timeout=8m']);
  const took = ((Date.now() - begun) / 1_000).toFixed(0);
  await world.untilInStep();
  const url = await world.url();
  for (const person of people) {
    person.url = url;
    await person.logIn();
  }
  const after = await told(people);
  if (JSON.stringify(after) !== JSON.stringify(before))
    throw new Error(`Otherwise than before:\n${JSON.stringify(before)}\n${JSON.stringify(after)}`);
  await world.upgrade(values);
  await goesOn(world, people[0], before[0]);
  const rows = before.flatMap(({ ids }) => ids).length;
  return `${rows} transactions of ${people.length} people were back after ${took} s, verified, and more were recorded`;
}

/** What stays are the Secret and the backups. */
export async function emptied(world) {
  await world.helm(['uninstall', world.release, '--wait', '--timeout=3m']);
  // What hooks and helm test made stays when a release goes.
  await world.kubectl(['delete', 'job,pod', '--all', '--wait=false']);
  await world.until('no pods', async () => (await world.pods()).length === 0);
  const { items } = await world.get(['persistentvolumeclaims']);
  const stores = items.map(({ metadata }) => metadata.name).filter((name) => name.startsWith('data-'));
  await world.kubectl(['delete', 'persistentvolumeclaim', ...stores, '--ignore-not-found']);
  await dropVolumes(world.cluster, world.namespace);
  await makeVolumes(world.cluster, world.namespace, world.release);
}

/** As many entries in the ledger as there are transactions. */
async function inLedger(person) {
  const { length } = await person.list('/v1/transactions?limit=200');
  await until('everything in the ledger', async () => {
    const { entries } = await person.read('/v1/ledger/verify');
    return entries >= length;
  });
}

/** The totals of the month, once they hold all of the rows. */
function inReport(person, rows) {
  const spent = rows.reduce((sum, { amount }) => sum + minor(amount), 0);
  return until('everything in the report', async () => {
    const { totals } = await person.read(`/v1/reports/monthly?date=${today()}`);
    return minor(totals.expense) === spent && totals;
  });
}

function minor({ amount }) {
  return Math.round(Number(amount) * 100);
}

async function goesOn(world, person, before) {
  await world.untilInStep();
  const steady = new Steady(person.url, [person], 5);
  steady.start();
  await pause(4_000);
  await steady.stop();
  if (steady.failures.length > 0) throw new Error(steady.failures.join('\n'));
  await inLedger(person);
  const { ok, entries } = await person.read('/v1/ledger/verify');
  if (!ok || entries <= before.entries) throw new Error(`The book does not go on: ${entries} entries`);
}
