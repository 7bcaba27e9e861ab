import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';

import { SERVICES } from '@hisaab/contracts';
import { MasterKey } from '@hisaab/security';
import { testDatabase, testMasterKey, type TestDatabase } from '@hisaab/testing';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { migrate } from '../migrations';
import { checkBackup } from './check-backup';
import { restoreBackup } from './restore-backup';
import { writeBackup } from './write-backup';

const COLUMNS: Readonly<Record<string, string>> = {
  words: 'text',
  fixed: 'char(5)',
  bytes: 'bytea',
  document: 'jsonb',
  text_document: 'json',
  list: 'text[]',
  numbers: 'bigint[]',
  moment: 'timestamptz',
  wall: 'timestamp',
  day: 'date',
  span: 'interval',
  exact: 'numeric',
  money: 'numeric(38,0)',
  float: 'double precision',
  flag: 'boolean',
  id: 'uuid',
  'odd "name"': 'text',
};

/** No null byte: PostgreSQL has none in text. */
const words = fc
  .oneof(
    fc.string({ unit: 'binary' }),
    fc.constantFrom(
      '',
      '\\N',
      '\\.',
      '\t',
      '\r\n',
      '\\',
      '"',
      "'",
      'हिसाब की किताब',
      '\\x00',
      '{}',
      'null',
      '🙏',
    ),
  )
  .map((text) => text.replaceAll('\0', ''));
const moment = fc
  .integer({ min: -62_000_000_000, max: 250_000_000_000 })
  .map((seconds) => `epoch ${seconds}`);

const row = fc.record({
  words: fc.option(words),
  fixed: fc.option(fc.string({ unit: 'grapheme-ascii', maxLength: 5 })),
  bytes: fc.option(fc.uint8Array({ maxLength: 300 }).map((bytes) => Buffer.from(bytes))),
  document: fc.option(words.map((text) => JSON.stringify({ [text]: [text, 1.5, null] }))),
  text_document: fc.option(words.map((text) => ` { "a" :\n${JSON.stringify(text)} }`)),
  list: fc.option(fc.array(fc.option(words), { maxLength: 4 })),
  numbers: fc.option(fc.array(fc.bigInt(-(2n ** 63n), 2n ** 63n - 1n).map(String), { maxLength: 4 })),
  moment: fc.option(
    fc.oneof(moment, fc.constantFrom('infinity', '-infinity', '0044-03-15 12:00:00.000001+00 BC')),
  ),
  wall: fc.option(fc.constantFrom('2026-03-29 02:30:00.123456', '4713-01-01 00:00:00 BC', 'infinity')),
  day: fc.option(fc.constantFrom('2024-02-29', '0001-01-01 BC', '5874897-12-31', 'infinity')),
  span: fc.option(fc.constantFrom('1 mon -3 days 04:05:06.000007', '-178000000 years', '0')),
  exact: fc.option(
    fc.constantFrom('NaN', 'Infinity', '-0.000', '1e-30', `${'9'.repeat(40)}.${'1'.repeat(40)}`),
  ),
  money: fc.option(fc.bigInt(-(10n ** 37n), 10n ** 37n).map(String)),
  float: fc.option(fc.double().map(String)),
  flag: fc.option(fc.boolean()),
  id: fc.option(fc.uuid()),
  'odd "name"': fc.option(words),
});

describe('rows of every kind', () => {
  const folders = mkdtempSync(path.join(tmpdir(), 'hisaab-odd-'));
  const directory = path.join(folders, 'prisma');
  const masterKey = MasterKey.parse(Buffer.from(testMasterKey).toString('base64'));
  let store: TestDatabase;
  let runs = 0;

  beforeAll(async () => {
    store = await testDatabase();
    for (const service of SERVICES) await store.admin.query(`drop schema "${service}" cascade`);
    const write = (owner: string, name: string, sql: string): void => {
      const folder = path.join(directory, owner, 'migrations', name);
      mkdirSync(folder, { recursive: true });
      writeFileSync(path.join(folder, 'migration.sql'), sql);
    };
    const columns = Object.entries(COLUMNS).map(([name, type]) => `"${name.replaceAll('"', '""')}" ${type}`);
    write('platform', '20260101000000_start', 'create table outbox (id int);');
    // Parts, a circle of its own, references against the alphabet, and a trigger that lets nothing in.
    write(
      'billing',
      '20260101000001_odd',
      `create table odd (n int, kind int, ${columns.join(', ')}, doubled int generated always as (n * 2) stored)
         partition by list (kind);
       create table odd_0 partition of odd for values in (0);
       create table odd_other partition of odd default;
       create table parent (id int primary key, above int references parent);
       create table child (id int references parent);
       insert into parent values (77, null);
       create function refuse() returns trigger language plpgsql as $$ begin raise exception 'no'; end; $$;
       create trigger refuse before insert or update or delete on child for each row
         when (current_setting('test.open', true) is distinct from 'yes') execute function refuse();`,
    );
    await migrate({ adminUrl: store.url, masterKey: testMasterKey, directory });
  });
  afterAll(async () => {
    await store?.drop();
    rmSync(folders, { recursive: true, force: true });
  });

  const all = async (): Promise<unknown> => {
    const { rows } = await store.admin.query(
      `select 'odd' as t, md5(coalesce(string_agg(odd::text, E'\\n' order by n), '')) as hash, count(*)::int as rows from billing.odd
       union all select 'child', coalesce(string_agg(id::text, ' ' order by id), ''), count(*) from billing.child
       union all select 'parent', coalesce(string_agg(concat(id, '<', above), ' ' order by id), ''), count(*) from billing.parent`,
    );
    return rows;
  };

  async function keepAndRestore(): Promise<string> {
    const folder = path.join(folders, String((runs += 1)));
    await writeBackup({
      adminUrl: store.url,
      folder,
      masterKey,
      neededVersions: () => Promise.resolve([1]),
    });
    const backup = await checkBackup(folder);
    // Nothing of the settings of a person's own may matter.
    const url = new URL(store.url);
    url.searchParams.set('options', '-c datestyle=German -c timezone=Asia/Kolkata -c bytea_output=escape');
    await restoreBackup({
      adminUrl: url.href,
      backup,
      masterKey: testMasterKey,
      directory,
      beforeCommit: () => Promise.resolve(),
    });
    return folder;
  }

  async function insert(rows: readonly Readonly<Record<string, unknown>>[]): Promise<void> {
    const names = Object.keys(COLUMNS);
    for (const [n, one] of rows.entries()) {
      const value = (name: string): unknown => {
        const given = one[name];
        if (typeof given !== 'string' || !given.startsWith('epoch ')) return given;
        return new Date(Number(given.slice(6)) * 1_000);
      };
      await store.admin.query(
        `insert into billing.odd (n, kind, ${names.map((name) => `"${name.replaceAll('"', '""')}"`).join()})
         values ($1, $2, ${names.map((_, at) => `$${at + 3}`).join()})`,
        [n, n % 3, ...names.map(value)],
      );
    }
  }

  it('come back as they were', async () => {
    await store.admin.query(`set test.open = 'yes'; insert into billing.parent values (1, 2), (2, 77);
      set test.open = 'yes'; insert into billing.child values (1), (2)`);
    await fc.assert(
      fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 40 }), async (rows) => {
        await store.admin.query('truncate billing.odd');
        await insert(rows);
        const before = await all();
        await keepAndRestore();
        expect(await all()).toEqual(before);
      }),
      { numRuns: 12 },
    );
    // The trigger was out of the way for the restore alone.
    await expect(store.admin.query(`set test.open = 'no'; delete from billing.child`)).rejects.toThrow('no');
  }, 120_000);

  it('are taken a piece at a time, whatever there are of them', async () => {
    await store.admin.query(`truncate billing.odd;
      insert into billing.odd (n, kind, words) select n, n % 3, repeat(md5(n::text), 30) from generate_series(1, 60000) n`);
    const before = await all();
    const folder = await keepAndRestore();
    expect(await all()).toEqual(before);
    const bytes = gunzipSync(readFileSync(path.join(folder, 'billing/odd.copy.gz'))).length;
    expect(bytes).toBeGreaterThan(50_000_000);
  }, 60_000);

  it('with a null byte in them never were there', async () => {
    await expect(
      store.admin.query('insert into billing.odd (words) values ($1)', ['a\0b']),
    ).rejects.toThrow();
    await expect(
      store.admin.query('insert into billing.odd (document) values ($1)', ['{"a":"\\u0000"}']),
    ).rejects.toThrow();
  });
});
