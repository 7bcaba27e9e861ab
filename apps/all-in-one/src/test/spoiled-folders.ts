import { cpSync, mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import { readManifest, type Manifest } from '@hisaab/platform';

/** A copy of the folder with something wrong. */
function spoiled(folders: string, folder: string, spoil: (copy: string) => void): string {
  const copy = mkdtempSync(path.join(folders, 'spoiled-'));
  cpSync(folder, copy, { recursive: true });
  spoil(copy);
  return copy;
}

function withManifest(
  folders: string,
  folder: string,
  change: (manifest: Manifest) => object | void,
): string {
  return spoiled(folders, folder, (copy) => {
    const manifest = readManifest(copy);
    writeFileSync(path.join(copy, 'manifest.json'), JSON.stringify(change(manifest) ?? manifest));
  });
}

type Spoil = (folders: string, folder: string) => string;

/** What is wrong, what is said of it, and how it comes about: in the folder of all backups, with one that is whole. */
export const spoiledFolders: [string, RegExp, Spoil][] = [
  ['a folder that is not there', /There is no folder .*nowhere/, (folders) => path.join(folders, 'nowhere')],
  [
    'a folder of backups',
    /no manifest.json in .*it holds backups: .*kept.*Name one of them/,
    (folders) => folders,
  ],
  [
    'a folder that was not finished',
    /no manifest.json in .*; it is no backup, or one that was not finished/,
    (...of) => spoiled(...of, (copy) => rmSync(path.join(copy, 'manifest.json'))),
  ],
  [
    'a manifest that is no JSON',
    /manifest.json is damaged: it is no JSON/,
    (...of) => spoiled(...of, (copy) => truncateSync(path.join(copy, 'manifest.json'), 100)),
  ],
  [
    'a manifest that lacks a schema',
    /manifest.json is damaged.*schemas.billing/,
    (...of) => withManifest(...of, (one) => ({ ...one, schemas: { ...one.schemas, billing: undefined } })),
  ],
  [
    'a newer format',
    /has the format 2, made by release 9.0.0; this release reads up to 1/,
    (...of) => withManifest(...of, (one) => ({ ...one, format: 2, program: '9.0.0' })),
  ],
  [
    'a file that is missing',
    /posting.copy.gz is damaged: it is missing/,
    (...of) => spoiled(...of, (copy) => rmSync(path.join(copy, 'ledger/posting.copy.gz'))),
  ],
  [
    'a file that was cut',
    /posting.copy.gz is damaged: it has 20 bytes/,
    (...of) => spoiled(...of, (copy) => truncateSync(path.join(copy, 'ledger/posting.copy.gz'), 20)),
  ],
  [
    'a byte that is another',
    /transaction.copy.gz is damaged: its SHA-256/,
    (...of) =>
      spoiled(...of, (copy) => {
        const file = path.join(copy, 'billing/transaction.copy.gz');
        const bytes = readFileSync(file);
        bytes[bytes.length >> 1]! ^= 1;
        writeFileSync(file, bytes);
      }),
  ],
  [
    'a migration that this release does not know',
    /made by a newer release .*29990101000000_wings of user/,
    (...of) =>
      withManifest(...of, ({ schemas }) => {
        schemas.user.migrations.push({ name: '29990101000000_wings', checksum: '0' });
      }),
  ],
  [
    'a migration that was changed',
    /of user is another than the one that made the backup/,
    (...of) =>
      withManifest(...of, ({ schemas }) => {
        schemas.user.migrations.at(-1)!.checksum = '0';
      }),
  ],
  [
    'rows that nobody counted',
    /outbox.copy.gz has \d+ rows, and the manifest says \d+/,
    (...of) =>
      withManifest(...of, ({ schemas }) => {
        schemas.templating.tables.find(({ name }) => name === 'outbox')!.rows += 1;
      }),
  ],
  [
    'a table that the manifest hides',
    /differ in billing.change \(/,
    (...of) =>
      withManifest(...of, ({ schemas }) => {
        schemas.billing.tables = schemas.billing.tables.filter(({ name }) => name !== 'change');
      }),
  ],
];
