import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findImport } from '../imports/imports.repository';
import { purgePreviews } from '../imports/purge-previews.repository';
import { csv, ImportStage } from './import.stage';

const FILE = csv('Date,Account,Category,Note,Amount,Income/Expense', '01-02-2024,Cash,Food,tea,10,Expense');
let stage: ImportStage;
beforeAll(async () => {
  stage = await ImportStage.open();
});
afterAll(() => stage?.close());

const age = (days: number, ids: readonly string[]) =>
  stage.rows('update import set updated_at = now() - make_interval(days => $1) where id = any($2::uuid[])', [
    days,
    ids,
  ]);

/** What is kept of each import: itself, rows and pieces of its file. */
async function kept(ids: readonly string[]): Promise<{ imports: number; rows: number; pieces: number }> {
  const [row] = await stage.rows<{ imports: number; rows: number; pieces: number }>(
    `select (select count(*)::int from import where id = any($1::uuid[])) as imports,
       (select count(*)::int from import_row where import_id = any($1::uuid[])) as rows,
       (select count(*)::int from import_chunk where import_id = any($1::uuid[])) as pieces`,
    [ids],
  );
  if (!row) throw new Error('one row always');
  return row;
}

describe('previews that nobody commits', () => {
  it('go after their days, with rows and files; what is younger or in the book stays', async () => {
    const write = await stage.newBook();
    const { bookId } = write.access;
    const preview = async (file = FILE): Promise<string> => {
      const id = await stage.hand(write, file, false);
      await stage.worker.work(bookId, id);
      return id;
    };
    const old = [await preview(), await preview(), await preview(csv('hello, world'))];
    const neverRead = await stage.hand(write, FILE, false);
    const young = await preview();
    const running = await preview();
    await stage.commitImport.execute({ ...write, path: `/v1/imports/${running}/commit` }, running);
    const done = await stage.import(write, FILE);
    await age(8, [...old, neverRead, running, done.id]);
    await age(6, [young]);
    const before = await kept([young, running, done.id]);

    // Two programs at once, two at a time: each import goes once.
    const two = () => purgePreviews(stage.database, 7, 2);
    const purged = await Promise.all([two(), two()]);
    expect(purged[0] + purged[1] + (await two())).toBe(4);
    expect(await two()).toBe(0);
    expect(await kept([...old, neverRead])).toEqual({ imports: 0, rows: 0, pieces: 0 });
    expect(await kept([young, running, done.id])).toEqual(before);

    // The message of one that is gone finds nothing to do; the one that runs goes on.
    await stage.worker.work(bookId, neverRead);
    await stage.worker.work(bookId, running);
    expect((await stage.find(write, running)).status).toBe('done');
  });

  it('are left while somebody holds them', async () => {
    const write = await stage.newBook();
    const { bookId } = write.access;
    const id = await stage.hand(write, FILE, false);
    await stage.worker.work(bookId, id);
    await age(30, [id]);
    await stage.database.transaction(async (tx) => {
      await findImport(tx, bookId, id, true);
      expect(await purgePreviews(stage.database, 7, 10)).toBe(0);
    });
    expect(await purgePreviews(stage.database, 7, 10)).toBe(1);
  });
});
