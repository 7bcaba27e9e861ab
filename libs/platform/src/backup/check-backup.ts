import { createHash } from 'node:crypto';
import { createReadStream, statSync } from 'node:fs';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';

import { SERVICES } from '@hisaab/contracts';
import type { MasterKey } from '@hisaab/security';

import { StartProblem } from '../start-problem';
import { fileOf, readManifest, type Manifest } from './manifest';

export interface CheckedBackup {
  readonly folder: string;
  readonly manifest: Manifest;
}

/** Reads every file once: what the manifest does not vouch for is refused before anything is written anywhere. */
export async function checkBackup(folder: string): Promise<CheckedBackup> {
  const manifest = readManifest(folder);
  for (const service of SERVICES) {
    for (const { name, bytes, sha256 } of manifest.schemas[service].tables) {
      const file = path.join(folder, fileOf(service, name));
      const size = statSync(file, { throwIfNoEntry: false })?.size;
      if (size === undefined) throw damaged(file, 'it is missing');
      if (size !== bytes) throw damaged(file, `it has ${size} bytes, and had ${bytes}`);
      if ((await digestOf(file)) !== sha256) throw damaged(file, 'its SHA-256 is not that of the manifest');
    }
  }
  return { folder, manifest };
}

/** Rows that nobody could read are worth nothing: the key must be the one that they were written under. */
export function refuseOtherKey({ folder, manifest }: CheckedBackup, masterKey: MasterKey): void {
  for (const [text, fingerprint] of Object.entries(manifest.masterKey)) {
    const version = Number(text);
    if (!masterKey.versions.includes(version)) {
      throw new StartProblem(
        `The backup in ${folder} was encrypted under version ${version} of the master key, which is not given; HISAAB_MASTER_KEY may name several versions. Nothing was written.`,
      );
    }
    if (masterKey.fingerprint(version) !== fingerprint) {
      throw new StartProblem(
        `The master key (version ${version}) is not the one that the backup in ${folder} was encrypted under; give that one. Nothing was written.`,
      );
    }
  }
}

async function digestOf(file: string): Promise<string> {
  const digest = createHash('sha256');
  await pipeline(createReadStream(file), digest);
  return digest.digest('hex');
}

function damaged(file: string, reason: string): StartProblem {
  return new StartProblem(`${file} is damaged: ${reason}. Take another backup; nothing was written.`);
}
