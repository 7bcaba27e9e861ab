import { chownSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { program } from '../../pictures/program.mjs';
import { node, root, run } from '../../set-up/terminal.mjs';
import { emptied, recorded, refilled, told } from '../books.mjs';
import { BACKUPS, folderOfBackups } from '../volumes.mjs';

const NAME = 'move';
const VALUES = { 'backup.enabled': true, 'backup.volume.storageClass': 'by-hand' };

/** docs/operations/move-to-cluster.md: people of one process with its own store find their books in the cluster. */
export async function move(world) {
  const data = mkdtempSync(path.join(tmpdir(), 'hisaab-move-'));
  try {
    const { people, before } = await lived(world, data);
    await emptied(world);
    const key = readFileSync(path.join(data, 'master.key'), 'utf8').trim();
    const patch = JSON.stringify({ stringData: { 'master-key': key } });
    await world.kubectl(['patch', 'secret', 'hisaab-secrets', '--type=merge', `--patch=${patch}`]);
    const said = await refilled(world, { folder: NAME, values: VALUES, people, before });
    await world.upgrade();
    return said;
  } finally {
    rmSync(data, { recursive: true, force: true });
  }
}

/** Some weeks of the program in a minute: what it holds when it is stopped is in the volume of backups. */
async function lived(world, data) {
  const one = await program(data);
  try {
    const people = await recorded(one.address);
    const before = await told(people);
    await one.stop();
    const folder = path.join(folderOfBackups(world.cluster, world.namespace), NAME);
    rmSync(folder, { recursive: true, force: true });
    const words = (name) => [path.join(root, 'tools', `${name}.mjs`)];
    const env = { HISAAB_DATA_DIR: data };
    await run(node, [...words('backup'), '--out', folder], { env });
    await run(node, [...words('verify'), '--from', folder], { env });
    own(folder);
    return { people, before };
  } finally {
    await one.stop();
  }
}

function own(folder) {
  chownSync(folder, BACKUPS.owner, BACKUPS.owner);
  for (const file of readdirSync(folder, { recursive: true }))
    chownSync(path.join(folder, file), BACKUPS.owner, BACKUPS.owner);
}
