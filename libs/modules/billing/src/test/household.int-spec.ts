import { isoWeekday, addDays } from '@hisaab/kernel';
import { householdFiles, householdRows, type HouseholdRow } from '@hisaab/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ImportStage } from './import.stage';

let stage: ImportStage;
beforeAll(async () => {
  stage = await ImportStage.open();
});
afterAll(() => stage?.close());

const PERIODS: Record<string, (date: string) => string> = {
  year: (date) => date.slice(0, 4),
  month: (date) => date.slice(0, 7),
  week: (date) => addDays(date, 1 - isoWeekday(date)),
};

function sums(rows: readonly HouseholdRow[], periodOf: (date: string) => string): Map<string, bigint> {
  const totals = new Map<string, bigint>();
  for (const { date, type, minor } of rows) {
    if (type === 'Transfer-Out') continue;
    const key = `${periodOf(date)} ${type.toLowerCase()}`;
    totals.set(key, (totals.get(key) ?? 0n) + minor);
  }
  return totals;
}

describe.each(householdFiles())('$name', (file) => {
  const rows = householdRows(file);

  it('comes in whole, adds up in every period, twice does nothing, and undone leaves the book as before', async () => {
    const write = await stage.newBook();
    const { bookId, userId } = write.access;
    const before = await stage.picture(write);
    const done = await stage.import(write, file.bytes);
    expect(done).toMatchObject({
      status: 'done',
      imported: rows.length,
      failed: 0,
      duplicates: 0,
      ignored: 1,
    });

    const stored = await stage.rows<{ date: string; type: string; minor: bigint }>(
      `select date, type, amount_minor as minor from transaction where book_id = $1 and state = 'live'`,
      [bookId],
    );
    const asRows = stored.map(({ date, type, minor }): HouseholdRow => {
      return {
        date,
        minor,
        type: type === 'expense' ? 'Expense' : type === 'income' ? 'Income' : 'Transfer-Out',
      };
    });
    for (const periodOf of Object.values(PERIODS))
      expect(sums(asRows, periodOf)).toEqual(sums(rows, periodOf));
    const transfers = rows.filter(({ type }) => type === 'Transfer-Out').length;
    expect(asRows.filter(({ type }) => type === 'Transfer-Out')).toHaveLength(transfers);

    const [balance] = await stage.rows<{ stored: string; summed: string }>(
      `select sum(balance_minor)::text as stored,
         (select sum(case type when 'income' then amount_minor when 'expense' then -amount_minor else 0 end)::text
          from transaction where book_id = $1 and state = 'live') as summed
       from account where book_id = $1`,
      [bookId],
    );
    expect(balance?.stored).toBe(balance?.summed);

    const again = await stage.import(write, file.bytes);
    expect(again).toMatchObject({ imported: 0, duplicates: rows.length, failed: 0 });

    await stage.database.transaction((tx) => stage.undo.undo(tx, bookId, done.changeSetId ?? '', userId));
    expect(await stage.picture(write)).toEqual(before);
  }, 120_000);

  it('keeps names that hold a slash whole, and one child for names that differ in case alone', async () => {
    const write = await stage.newBook();
    await stage.import(write, file.bytes);
    const names = await stage.rows<{ name: string; parent: string | null }>(
      `select c.name, p.name as parent from category c
       left join category p on p.book_id = c.book_id and p.id = c.parent_id where c.book_id = $1`,
      [write.access.bookId],
    );
    expect(names).toContainEqual({ name: 'water (jar /tanker)', parent: null });
    const trains = names.filter(({ name, parent }) => /^train$/iu.test(name) && parent === 'Transportation');
    expect(trains).toHaveLength(1);
  });
});
