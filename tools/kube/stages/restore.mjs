import { existsSync } from 'node:fs';
import path from 'node:path';

import { root } from '../../set-up/terminal.mjs';
import { Steady } from '../steady.mjs';
import { dropVolumes, makeVolumes } from '../volumes.mjs';

const BACKUP = { 'backup.enabled': true, 'backup.volume.storageClass': 'by-hand' };

/** A backup by the CronJob's own Job, every store gone with its volume, an install that restores, and the same books again. */
export async function restore(world) {
  if (!existsSync(path.join(root, 'deploy/helm/hisaab/templates/backup.yaml')))
    return 'the chart has no backup yet';
  await world.upgrade(BACKUP);
  await world.untilInStep();
  const people = await recorded(world);
  const before = await told(people);
  const folder = await backup(world);
  await emptied(world);
  const begun = Date.now();
  const words = world.chartWords({ ...BACKUP, 'restore.enabled': true, 'restore.from': folder });
  await world.helm(['install', world.release, ...words, '--wait', '--wait-for-jobs', '--timeout=8m']);
  const took = ((Date.now() - begun) / 1_000).toFixed(0);
  await world.untilInStep();
  for (const person of people) await person.logIn();
  const after = await told(people);
  if (JSON.stringify(after) !== JSON.stringify(before))
    throw new Error(`Otherwise than before:\n${JSON.stringify(before)}\n${JSON.stringify(after)}`);
  await world.upgrade();
  await recordedAgain(world, people, before);
  return `${before.flatMap(({ ids }) => ids).length} transactions of ${people.length} people were back after ${took} s, verified, and more were recorded`;
}

async function recorded(world) {
  const steady = await Steady.of(await world.url(), 20);
  steady.start();
  await new Promise((done) => setTimeout(done, 10_000));
  await steady.stop();
  if (steady.failures.length > 0) throw new Error(steady.failures.join('\n'));
  for (const person of steady.people) await inLedger(world, person);
  return steady.people;
}

/** What each of them sees. */
async function told(people) {
  const all = [];
  for (const person of people) {
    const ids = (await person.list('/v1/transactions?limit=200')).map(({ id }) => id);
    const { ok, entries } = await person.read('/v1/ledger/verify');
    const report = await person.read(`/v1/reports/monthly?date=${new Date().toISOString().slice(0, 10)}`);
    all.push({ ids, ok, entries, totals: report.totals });
  }
  if (all.some(({ ok }) => !ok)) throw new Error('A book does not verify');
  return all;
}

/** As many entries in the ledger as there are transactions. */
async function inLedger(world, person) {
  const { length } = await person.list('/v1/transactions?limit=200');
  await world.until(
    'everything in the ledger',
    async () => (await person.read('/v1/ledger/verify')).entries >= length,
  );
}

async function backup(world) {
  await world.kubectl(['delete', 'job', 'backup-now', '--ignore-not-found']);
  await world.kubectl(['create', 'job', 'backup-now', `--from=cronjob/${world.release}-backup`]);
  await world.kubectl(['wait', '--for=condition=complete', 'job/backup-now', '--timeout=180s']);
  const log = await world.kubectl(['logs', 'job/backup-now']);
  const [, folder] = /in \/backups\/(\S+)\. /.exec(log) ?? [];
  if (!folder) throw new Error(`Where is it? ${log}`);
  return folder;
}

/** No release, no data: what stays are the Secret and the backups. */
async function emptied(world) {
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

async function recordedAgain(world, people, before) {
  await world.untilInStep();
  const [person] = people;
  const steady = new Steady(person.url, [person], 5);
  steady.start();
  await new Promise((done) => setTimeout(done, 4_000));
  await steady.stop();
  if (steady.failures.length > 0) throw new Error(steady.failures.join('\n'));
  await inLedger(world, person);
  const { ok, entries } = await person.read('/v1/ledger/verify');
  if (!ok || entries <= before[0].entries) throw new Error(`The book does not go on: ${entries} entries`);
}
