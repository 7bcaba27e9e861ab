import { emptied, recorded, refilled, told } from '../books.mjs';

const BACKUP = { 'backup.enabled': true, 'backup.volume.storageClass': 'by-hand' };

/** A backup by the CronJob's own Job, every store gone with its volume, an install that restores, and the same books again. */
export async function restore(world) {
  await world.upgrade(BACKUP);
  await world.untilInStep();
  const people = await recorded(await world.url());
  const before = await told(people);
  const folder = await backup(world);
  await emptied(world);
  const said = await refilled(world, { folder, values: BACKUP, people, before });
  await world.upgrade();
  return said;
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
