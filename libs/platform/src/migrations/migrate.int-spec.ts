import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { roleName, SERVICES, type Service } from '@hisaab/database';
import { testDatabase, testMasterKey, type TestDatabase } from '@hisaab/testing';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { awaited } from '../service/storage-wait';
import { migrate, type MigrateOptions } from './migrate';

describe('migrate', () => {
  let store: TestDatabase;
  let directory: string;
  let name: string;

  beforeAll(async () => {
    store = await testDatabase();
  });
  afterAll(() => store.drop());

  beforeEach(async () => {
    directory = mkdtempSync(path.join(tmpdir(), 'hisaab-migrations-'));
    for (const service of SERVICES) await store.admin.query(`drop schema if exists "${service}" cascade`);
    name = roleName(store.name, 'billing');
  });
  afterEach(() => rmSync(directory, { recursive: true, force: true }));

  const write = (owner: string, migration: string, sql: string): void => {
    const folder = path.join(directory, owner, 'migrations', migration);
    mkdirSync(folder, { recursive: true });
    writeFileSync(path.join(folder, 'migration.sql'), sql);
  };
  const options = (): MigrateOptions => ({
    adminUrl: store.url,
    masterKey: testMasterKey,
    directory,
    services: ['user', 'billing'],
  });
  const tables = async (schema: Service): Promise<string[]> => {
    const { rows } = await store.admin.query<{ tablename: string }>(
      `select tablename from pg_tables where schemaname = $1 and tablename <> '_prisma_migrations' order by 1`,
      [schema],
    );
    return rows.map((row) => row.tablename);
  };

  it("applies the platform's and the service's own, in order, once, function bodies whole", async () => {
    write('platform', '20260101000000_start', 'create table outbox (id int);');
    write('billing', '20260101000000_billing', 'create table thing (id int); create index on outbox (id);');
    write(
      'billing',
      '20260102000000_guard',
      `create function guard() returns trigger language plpgsql as $$ begin raise exception 'no; never'; end; $$;
       create trigger guard before delete on thing for each row execute function guard();`,
    );
    expect((await migrate(options())).applied).toEqual([
      'user/20260101000000_start',
      'billing/20260101000000_start',
      'billing/20260101000000_billing',
      'billing/20260102000000_guard',
    ]);
    expect(await tables('billing')).toEqual(['outbox', 'thing']);
    expect(await tables('user')).toEqual(['outbox']);
    expect((await migrate(options())).applied).toEqual([]);
  });

  it('applies each once when several processes start at once', async () => {
    write('billing', '20260101000000_billing', 'create table thing (id int);');
    const reports = await Promise.all([1, 2, 3, 4].map(() => migrate(options())));
    expect(reports.flatMap((report) => report.applied)).toEqual(['billing/20260101000000_billing']);
  });

  it('leaves nothing of a migration that fails, names file and line, and goes on once it is mended', async () => {
    write('billing', '20260101000000_billing', 'create table thing (id int);\nselect nonsense;');
    await expect(migrate(options())).rejects.toThrow(
      /20260101000000_billing of billing failed: .*nonsense.*\(line 2\)/,
    );
    expect(await tables('billing')).toEqual([]);
    write('billing', '20260101000000_billing', 'create table thing (id int);');
    await migrate(options());
    expect(await tables('billing')).toEqual(['thing']);
  });

  it('refuses a file that was changed after it had been applied', async () => {
    write('billing', '20260101000000_billing', 'create table thing (id int);');
    await migrate(options());
    write('billing', '20260101000000_billing', 'create table other (id int);');
    await expect(migrate(options())).rejects.toThrow('was changed after it had been applied');
  });

  it('gives the role its rights, narrows them by grants.sql, and renews them when that file changes', async () => {
    write('billing', '20260101000000_billing', 'create table thing (id int);');
    await migrate(options());
    const may = async (right: string, table = 'billing.thing'): Promise<boolean> => {
      const { rows } = await store.admin.query<{ may: boolean }>(
        'select has_table_privilege($1, $2, $3) as may',
        [name, table, right],
      );
      return rows[0]?.may ?? false;
    };
    expect(await may('delete')).toBe(true);
    expect(await may('truncate')).toBe(false);
    expect(await may('select', 'billing._prisma_migrations')).toBe(false);

    writeFileSync(
      path.join(directory, 'billing', 'grants.sql'),
      'revoke delete, update on thing from :role;',
    );
    expect((await migrate(options())).applied).toEqual([]);
    expect(await may('delete')).toBe(false);
    expect(await may('insert')).toBe(true);
  });

  it('gives rights on tables that a later migration makes', async () => {
    write('billing', '20260101000000_billing', 'create table thing (id int);');
    await migrate(options());
    write('billing', '20260103000000_more', 'create table more (id int);');
    await migrate(options());
    expect(await store.database('billing').query('select * from more')).toEqual([]);
  });

  it('gives rights to a role that the operator made, and makes none', async () => {
    const own = `${store.name}_own`;
    await store.admin.query(`create role ${own} login`);
    write('billing', '20260101000000_billing', 'create table thing (id int);');
    await migrate({ ...options(), services: ['billing'], roles: { billing: { name: own } } });
    const { rows } = await store.admin.query(
      `select has_table_privilege($1, 'billing.thing', 'insert') as may`,
      [own],
    );
    expect(rows).toEqual([{ may: true }]);
    await store.admin.query(`drop owned by ${own}; drop role ${own}`);
  });

  it('makes a role that is named with its password, and changes the password when that changes', async () => {
    const name = `${store.name}_made`;
    write('billing', '20260101000000_billing', 'create table thing (id int);');
    const url = new URL(store.url);
    url.username = name;
    for (const password of ['first of all', 'then another']) {
      url.password = password;
      expect(await awaited('billing', url.href)).toMatch(/does not let .* in .*npm run migrate/);
      const named = { ...options(), masterKey: undefined, services: ['billing' as const] };
      await migrate({ ...named, roles: { billing: { name, password } } });
      expect(await awaited('billing', url.href, directory)).toBeUndefined();
    }
    await store.admin.query(`drop owned by ${name}; drop role ${name}`);
  });

  it('needs either a role or a key to make one with', async () => {
    await expect(migrate({ ...options(), masterKey: undefined })).rejects.toThrow(
      /^Neither USER_DATABASE_URL nor HISAAB_MASTER_KEY is given/,
    );
  });

  it('lets a service know how far its schema is', async () => {
    write('platform', '20260101000000_start', 'create table outbox (id int);');
    const url = store.serviceUrl('billing');
    const wait = () => awaited('billing', url, directory);
    expect(await wait()).toBe('the schema billing is not there yet; npm run migrate makes it');
    await migrate(options());
    expect(await wait()).toBeUndefined();
    write('platform', '20260102000000_more', 'create table more (id int);');
    const older = 'the schema billing is older than this program; npm run migrate brings it up to date';
    expect(await wait()).toBe(older);
    await migrate(options());
    expect(await wait()).toBeUndefined();
    rmSync(path.join(directory, 'platform', 'migrations', '20260102000000_more'), { recursive: true });
    expect(await wait(), 'an older program goes on').toBeUndefined();
  });

  it('says in one sentence that the database does not answer', async () => {
    const nowhere = new URL(store.url);
    nowhere.port = '9';
    await expect(migrate({ ...options(), adminUrl: nowhere.href })).rejects.toThrow(
      /^The database at 127\.0\.0\.1:9 does not answer \(.*\); start it, or check DATABASE_URL\.$/,
    );
  });
});

describe('the roles of the real migrations', () => {
  let store: TestDatabase;

  beforeAll(async () => {
    store = await testDatabase();
  });
  afterAll(() => store.drop());

  it("cannot read, nor look into, any other service's schema, nor make tables anywhere", async () => {
    for (const other of SERVICES) {
      await store.admin.query(`create table "${other}".only_mine (id int)`);
      await store.admin.query(`grant select on "${other}".only_mine to public`);
    }
    for (const service of SERVICES) {
      const database = store.database(service);
      expect(await database.query('select * from only_mine')).toEqual([]);
      for (const other of SERVICES.filter((one) => one !== service)) {
        await expect(
          database.query(`select * from "${other}".only_mine`),
          `${service} reads ${other}`,
        ).rejects.toMatchObject({ code: '42501' });
      }
      await expect(database.query('create table mine (id int)')).rejects.toMatchObject({ code: '42501' });
      await expect(database.query('create table public.mine (id int)')).rejects.toMatchObject({
        code: '42501',
      });
    }
  });
});
