import 'reflect-metadata';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { keyVersionsInUse } from '@hisaab/auth';
import { SERVICES } from '@hisaab/contracts';
import { beginAnew } from '@hisaab/messaging';
import { checkBackup, refuseOtherKey, restoreBackup, writeBackup, type Manifest } from '@hisaab/platform';
import { MasterKey } from '@hisaab/security';
import {
  expectAgreement,
  expectDrained,
  serviceFingerprint,
  testDatabase,
  testMasterKey,
  type TestDatabase,
} from '@hisaab/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { asha, expense, liveIn, seenBy } from './test/lived-in';
import { runningIn } from './test/running';
import { spoiledFolders } from './test/spoiled-folders';
import { verified } from './test/verified';

const masterKey = MasterKey.parse(Buffer.from(testMasterKey).toString('base64'));
/** What moves while a restored program has not yet begun: offsets that begin anew, and what inboxes remember longer. */
const MOVED = ['inbox', 'delivery_failure'];

describe('a backup of a house that is lived in', () => {
  const folders = mkdtempSync(path.join(tmpdir(), 'hisaab-backup-'));
  const folder = path.join(folders, 'kept');
  let source: TestDatabase;
  let manifest: Manifest;
  let before: Record<string, unknown>;
  let prints: Map<string, string>;

  beforeAll(async () => {
    source = await testDatabase();
    const house = await runningIn(source, masterKey);
    await liveIn(house);
    await expectDrained(source.admin);
    before = await seenBy(house);
    manifest = await writeBackup({
      adminUrl: source.url,
      folder,
      masterKey,
      neededVersions: keyVersionsInUse,
    });
    await house.close();
    prints = await printsOf(source);
  });
  afterAll(async () => {
    await source?.drop();
    rmSync(folders, { recursive: true, force: true });
  });

  async function restore(target: TestDatabase, from = folder): Promise<void> {
    const backup = await checkBackup(from);
    refuseOtherKey(backup, masterKey);
    await restoreBackup({
      adminUrl: target.url,
      backup,
      masterKey: testMasterKey,
      beforeCommit: (sql) => beginAnew(sql, SERVICES),
    });
  }

  async function intoNew(work: (target: TestDatabase) => Promise<void>): Promise<void> {
    const target = await testDatabase();
    try {
      await work(target);
    } finally {
      await target.drop();
    }
  }

  it('names every schema, with what it counted', () => {
    expect(manifest).toMatchObject({ format: 1, masterKey: { 1: masterKey.fingerprint() } });
    const { transaction, identity } = Object.fromEntries(
      [...manifest.schemas.billing.tables, ...manifest.schemas.auth.tables].map((one) => [one.name, one]),
    );
    expect(identity).toMatchObject({ rows: 1 });
    expect(transaction?.rows).toBeGreaterThan(5);
    for (const service of SERVICES) expect(manifest.schemas[service].migrations.length).toBeGreaterThan(0);
    expect(readFileSync(path.join(folder, 'manifest.json'), 'utf8')).not.toContain(
      Buffer.from(testMasterKey).toString('base64'),
    );
  });

  it('is restored row by row, proves itself, and goes on where it was', async () => {
    await intoNew(async (target) => {
      await restore(target);
      expect(await printsOf(target)).toEqual(prints);
      expect(await verified(target, masterKey)).toEqual([]);

      const house = await runningIn(target, masterKey);
      try {
        await house.logIn(asha);
        expect(await seenBy(house)).toEqual(before);
        const recorded = await house.send('POST', '/v1/transactions', expense('12.00', '2026-11-21'));
        expect(recorded.status).toBe(201);
        expect(Number(recorded.headers['x-book-sequence'])).toBe(Number(before['sequence']) + 1);
        await expectDrained(target.admin);
        await expectAgreement(target.admin);
        expect(await verified(target, masterKey)).toEqual([]);
        const after = await seenBy(house);
        expect(after['spent']).toBeCloseTo(Number(before['spent']) + 12, 2);
      } finally {
        await house.close();
      }
    });
  });

  it('is restored into a database that has no schema yet, and tells nobody twice', async () => {
    await intoNew(async (target) => {
      for (const service of SERVICES) await target.admin.query(`drop schema "${service}" cascade`);
      await restore(target);
      const messages = 'select count(*)::int as count from notification.message';
      const { rows: were } = await target.admin.query<{ count: number }>(messages);
      // As if all of it had come over brokers that are empty now.
      for (const service of SERVICES) await target.admin.query(`delete from "${service}".consumer_offset`);
      const house = await runningIn(target, masterKey);
      try {
        await expectDrained(target.admin);
        const { rows: are } = await target.admin.query<{ count: number }>(messages);
        expect(are).toEqual(were);
        await expectAgreement(target.admin);
        expect(await verified(target, masterKey)).toEqual([]);
      } finally {
        await house.close();
      }
    });
  });

  it('of an earlier level goes forward with its rows', async () => {
    const directory = path.join(folders, 'prisma');
    cpSync(path.resolve('prisma'), directory, { recursive: true });
    const migration = path.join(directory, 'billing/migrations/29991231000000_later');
    cpSync(path.join(directory, 'billing/migrations/20261122194500_uncategorised'), migration, {
      recursive: true,
    });
    writeFileSync(
      path.join(migration, 'migration.sql'),
      'create table later as select id from transaction; alter table transaction add column later int not null default 7;',
    );
    await intoNew(async (target) => {
      await restoreBackup({
        adminUrl: target.url,
        backup: await checkBackup(folder),
        masterKey: testMasterKey,
        directory,
        beforeCommit: () => Promise.resolve(),
      });
      const { rows } = await target.admin.query(
        `select (select count(*) from billing.later)::int as moved, count(*)::int as rows, min(later) as later from billing.transaction`,
      );
      const count = manifest.schemas.billing.tables.find(({ name }) => name === 'transaction')?.rows;
      expect(rows).toEqual([{ moved: count, rows: count, later: 7 }]);
    });
  });

  describe('is refused with nothing written', () => {
    let target: TestDatabase;
    let was: Map<string, string>;
    beforeAll(async () => {
      target = await testDatabase();
      was = await printsOf(target);
    });
    afterAll(() => target?.drop());

    it.each(spoiledFolders)('%s', async (_, sentence, spoil) => {
      await expect(restore(target, spoil(folders, folder))).rejects.toThrow(sentence);
      expect(await printsOf(target)).toEqual(was);
    });

    it('a broker that goes away in the middle', async () => {
      const broken = restoreBackup({
        adminUrl: target.url,
        backup: await checkBackup(folder),
        masterKey: testMasterKey,
        beforeCommit: () => Promise.reject(new Error('Kafka is gone')),
      });
      await expect(broken).rejects.toThrow('The restore failed: Kafka is gone. Nothing was kept');
      expect(await printsOf(target)).toEqual(was);
    });

    it('and can be repeated with one that is whole', async () => {
      await restore(target);
      expect(await printsOf(target)).toEqual(prints);
    });
  });

  it('is refused under another key, or without the version that it needs', async () => {
    const backup = await checkBackup(folder);
    const other = Buffer.alloc(32, 7).toString('base64');
    expect(() => refuseOtherKey(backup, MasterKey.parse(other))).toThrow(
      /master key \(version 1\) is not the one/,
    );
    expect(() => refuseOtherKey(backup, MasterKey.parse(`2:${other}`))).toThrow(
      /version 1 of the master key, which/,
    );
    const both = `2:${other},1:${Buffer.from(testMasterKey).toString('base64')}`;
    refuseOtherKey(backup, MasterKey.parse(both));
    const folderOfNone = path.join(folders, 'other-key');
    await expect(
      writeBackup({
        adminUrl: source.url,
        folder: folderOfNone,
        masterKey: MasterKey.parse(other),
        neededVersions: keyVersionsInUse,
      }),
    ).rejects.toThrow(/master key does not open/);
  });

  it('is refused where somebody lives, where a program runs, and where a schema is of another', async () => {
    const was = await printsOf(source);
    await expect(restore(source)).rejects.toThrow(/database is not empty: auth has data/);
    expect(await printsOf(source)).toEqual(was);
    await intoNew(async (target) => {
      const house = await runningIn(target, masterKey);
      await expect(restore(target)).rejects.toThrow(/Programs are connected .*hisaab-billing/);
      await house.close();
      await target.admin.query(
        'drop schema billing cascade; create schema billing; create table billing.bill ()',
      );
      await expect(restore(target)).rejects.toThrow(/schema billing that is not Hisaab's/);
    });
  });

  it('of no database of ours, or into a folder that is used, is not begun', async () => {
    const options = { adminUrl: source.url, masterKey, neededVersions: keyVersionsInUse };
    await expect(writeBackup({ ...options, folder })).rejects.toThrow(
      /is not empty; a backup wants a folder/,
    );
    await intoNew(async (target) => {
      await target.admin.query('drop schema ledger cascade');
      const none = path.join(folders, 'none');
      await expect(writeBackup({ ...options, adminUrl: target.url, folder: none })).rejects.toThrow(
        /no schema of Hisaab for ledger/,
      );
    });
  });
});

async function printsOf({ admin }: TestDatabase): Promise<Map<string, string>> {
  const prints = new Map<string, string>();
  for (const service of SERVICES) prints.set(service, await serviceFingerprint(admin, service, MOVED));
  return prints;
}
