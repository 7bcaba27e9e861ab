import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';

import type { Sql } from '@hisaab/database';
import type { MasterKey } from '@hisaab/security';

import type { CommandTools } from '../service/command';
import { nameAt, removeOld } from './folder-of-backups';
import { writeBackup } from './write-backup';

export interface BackupCommandTools extends CommandTools {
  /** The versions of the key that rows are encrypted under; throws where the key does not open them. */
  readonly neededVersions: (sql: Sql, masterKey: MasterKey) => Promise<readonly number[]>;
}

const USAGE = `Writes everything that Hisaab has into a folder, while it runs.

  backup --out DIR                into this folder, which is new or empty
  backup --under DIR [--keep N]   into a new folder there that is called after the time; of those in DIR the N newest
                                  stay, where N is given`;

/** `npm run backup -- --out DIR`. @returns the exit code */
export async function backupCommand(tools: BackupCommandTools): Promise<number> {
  const { adminUrl, say, neededVersions } = tools;
  const asked = read(tools.arguments);
  if (!asked) {
    say(USAGE);
    return 2;
  }
  const { out, under, keep } = asked;
  if (under !== undefined) mkdirSync(under, { recursive: true, mode: 0o700 });
  const folder = path.resolve(out ?? path.join(under!, nameAt(new Date())));
  const { schemas } = await writeBackup({
    adminUrl,
    folder,
    masterKey: tools.masterKey(),
    neededVersions,
    say,
  });
  const rows = Object.values(schemas).reduce((sum, schema) => sum + schema.rows, 0);
  say(`${rows} rows are in ${folder}. The master key is not: keep it apart.`);
  if (under !== undefined && keep !== undefined) {
    for (const removed of removeOld(under, keep)) say(`removed ${removed}`);
  }
  return 0;
}

function read(
  words: readonly string[],
): { out: string | undefined; under: string | undefined; keep: number | undefined } | undefined {
  try {
    const { values } = parseArgs({
      args: [...words],
      options: { out: { type: 'string' }, under: { type: 'string' }, keep: { type: 'string' } },
    });
    const { out, under, keep } = values;
    if (Boolean(out) === Boolean(under) || (keep !== undefined && !under)) return undefined;
    if (keep !== undefined && !/^[1-9][0-9]{0,4}$/.test(keep)) return undefined;
    return { out, under, keep: keep === undefined ? undefined : Number(keep) };
  } catch {
    return undefined;
  }
}
