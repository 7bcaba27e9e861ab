import { keepName } from '../imports/importers.repository';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { csv, ImportStage } from './import.stage';

const HEADER = 'Date,Account,Category,Note,Amount,Income/Expense';
let stage: ImportStage;

beforeAll(async () => {
  stage = await ImportStage.open();
});
afterAll(() => stage?.close());

describe('an import', () => {
  it('keeps good rows and lists bad ones with line and reason', async () => {
    const write = await stage.newBook();
    const done = await stage.import(
      write,
      csv(
        HEADER,
        '01-02-2024,Cash,Food,milk,30,Expense',
        '31-02-2024,Cash,Food,no such day,30,Expense',
        '02-02-2024,Cash,Food,twelve,twelve,Expense',
        '02-02-2024,Cash,Food,nothing,0,Expense',
        '03-02-2024,Cash,Food,too fine,1.234,Expense',
        '04-02-2024,Cash,Food,"open quote,30,Expense',
        '05-02-2024,Cash,Food,eggs,"1,20,000.50",Expense',
        ',Cash,Food,no date,30,Expense',
        '06-02-2024,Cash,Food,which way,30,Sideways',
        `07-02-2024,Cash,Food,${'x'.repeat(1001)},30,Expense`,
        '08-02-2024,Cash,Food,ten years of work,12345678901234567890,Income',
        '09-02-2024,Bank,Salary,pay,50000,Income',
        'Total,,,,,',
      ),
    );
    expect(done).toMatchObject({
      status: 'done',
      imported: 3,
      failed: 9,
      duplicates: 0,
      rows: 12,
      processed: 12,
    });
    const rows = await stage.rows<{ line: number; reason: string }>(
      `select line, reason from import_row where import_id = $1 and status = 'failed' order by row`,
      [done.id],
    );
    expect(rows).toEqual([
      { line: 3, reason: 'date-not-understood' },
      { line: 4, reason: 'amount-not-understood' },
      { line: 5, reason: 'amount-zero' },
      { line: 6, reason: 'amount-decimals' },
      { line: 7, reason: 'line-broken' },
      { line: 9, reason: 'date-missing' },
      { line: 10, reason: 'type-not-understood' },
      { line: 11, reason: 'text-too-long' },
      { line: 12, reason: 'amount-too-large' },
    ]);
    const accounts = await stage.rows<{ name: string; kind: string; balance_minor: string }>(
      `select name, kind, balance_minor from account where book_id = $1 order by name`,
      [write.access.bookId],
    );
    expect(accounts).toEqual([
      { name: 'Bank', kind: 'bank', balance_minor: '5000000' },
      { name: 'Cash', kind: 'cash', balance_minor: '-12003050' },
    ]);
  });

  it('takes equal rows of one file as real, and the same file again as duplicates, row against row', async () => {
    const write = await stage.newBook();
    const row = '01-02-2024,Cash,Food,tea,10,Expense';
    const first = await stage.import(write, csv(HEADER, row, row, '02-02-2024,Cash,Food,bun,5,Expense'));
    expect(first).toMatchObject({ imported: 3, duplicates: 0 });
    const second = await stage.import(
      write,
      csv(HEADER, row, row, row, '02-02-2024,Cash,Food,bun,5,Expense'),
    );
    expect(second).toMatchObject({ imported: 1, duplicates: 3 });
    const third = await stage.import(write, csv(HEADER, '02-02-2024,Cash,Food,Bun.,5.00,Expense'));
    expect(third).toMatchObject({ imported: 0, duplicates: 1 });
  });

  it('flags what looks alike and imports it', async () => {
    const write = await stage.newBook();
    await stage.import(write, csv(HEADER, '01-02-2024,Cash,Food,tea,10,Expense'));
    const again = await stage.import(
      write,
      csv(HEADER, '02-02-2024,Cash,Food,tea at the station,10,Expense'),
    );
    expect(again).toMatchObject({ imported: 1, duplicates: 0, near: 1 });
  });

  it('goes on where a dead worker stood, without doubling', async () => {
    const write = await stage.newBook();
    const lines = Array.from(
      { length: 1_500 },
      (_, at) => `0${1 + (at % 9)}-02-2024,Cash,Food,row ${at % 700},10,Expense`,
    );
    const id = await stage.hand(write, csv(HEADER, ...lines));
    // The first worker dies after its first batch: nothing tells it so, it just does no more.
    const { bookId } = write.access;
    const runBatch = stage.runner.runBatch.bind(stage.runner);
    let batches = 0;
    stage.runner.runBatch = async (mine) => {
      batches += 1;
      if (batches === 3) throw new Error('killed');
      return runBatch(mine);
    };
    await expect(stage.worker.work(bookId, id)).rejects.toThrow('killed');
    stage.runner.runBatch = runBatch;
    const half = await stage.find(write, id);
    expect(half.status).toBe('running');
    expect(half.imported).toBe(800);
    await Promise.all([stage.worker.work(bookId, id), stage.worker.work(bookId, id)]);
    expect(await stage.find(write, id)).toMatchObject({
      status: 'done',
      imported: 1_500,
      failed: 0,
      duplicates: 0,
    });
    const [count] = await stage.rows<{ n: number }>(
      'select count(*)::int as n from transaction where book_id = $1',
      [bookId],
    );
    expect(count?.n).toBe(1_500);
  });

  it('brings a file once, though it is sent twice at once', async () => {
    const write = await stage.newBook();
    const lines = Array.from(
      { length: 1_000 },
      (_, at) => `0${1 + (at % 9)}-02-2024,Cash,Food,row ${at % 450},10,Expense`,
    );
    const ids = [
      await stage.hand(write, csv(HEADER, ...lines)),
      await stage.hand(write, csv(HEADER, ...lines)),
    ];
    await Promise.all(ids.map((id) => stage.worker.work(write.access.bookId, id)));
    const ended = await Promise.all(ids.map((id) => stage.find(write, id)));
    expect(ended.map(({ status }) => status)).toEqual(['done', 'done']);
    expect(ended.map(({ imported, duplicates }) => [imported, duplicates]).sort()).toEqual([
      [0, 1_000],
      [1_000, 0],
    ]);
  });

  it('undone leaves the book as before', async () => {
    const write = await stage.newBook();
    await stage.import(write, csv(HEADER, '01-01-2024,Cash,Food,before,10,Expense'));
    const before = await stage.picture(write);
    const done = await stage.import(
      write,
      csv(
        'Date,Account,Category,Payee,Note,Tags,Amount,Income/Expense',
        '01-02-2024,New Card,New Category,New Payee,x,new-tag,10,Expense',
        '02-02-2024,Cash,Food,,y,,10,Expense',
        '03-02-2024,Cash,Piggy bank,,y,,10,Transfer-Out',
      ),
    );
    expect(done.imported).toBe(3);
    const { bookId, userId } = write.access;
    await stage.database.transaction((tx) => stage.undo.undo(tx, bookId, done.changeSetId ?? '', userId));
    expect(await stage.picture(write)).toEqual(before);
    expect((await stage.find(write, done.id)).isUndone).toBe(true);
  });

  it('learns categories, remembers a corrected mapping, and reads again by it', async () => {
    const write = await stage.newBook();
    const { bookId } = write.access;
    await stage.import(write, csv(HEADER, '01-01-2024,Cash,Transport,auto to work,10,Expense'));
    const file = (day: number): Uint8Array =>
      csv('Tag,Wann,Wofür,Soviel', `a,0${day}-02-2024,auto to work,20`, `b,0${day}-02-2024,something,30`);
    const id = await stage.hand(write, file(1), false);
    await stage.worker.work(bookId, id);
    const preview = await stage.find(write, id);
    expect(preview).toMatchObject({ status: 'preview', rows: 2, imported: 0 });
    if (!preview.mapping) throw new Error('a preview has a mapping');
    const mapping = {
      ...preview.mapping,
      columns: { date: 1, note: 2, amount: 3 },
      typeWords: {},
      accountName: 'Purse',
    };
    await stage.mapImport.execute(bookId, id, { ...mapping, direction: 'positive-is-expense' });
    await stage.worker.work(bookId, id);
    await stage.commitImport.execute({ ...write, path: `/v1/imports/${id}/commit` }, id);
    await stage.worker.work(bookId, id);
    expect(await stage.find(write, id)).toMatchObject({ status: 'done', imported: 2 });
    const again = await stage.import(write, file(5));
    expect(again).toMatchObject({ status: 'done', imported: 2, mapping: { accountName: 'Purse' } });
    const rows = await stage.rows<{ note: string; source: string; account: string }>(
      `select t.note, t.category_source as source, a.name as account from transaction t
       join account a on a.book_id = t.book_id and a.id = t.account_id
       where t.book_id = $1 and t.date = '2024-02-05' order by t.note`,
      [bookId],
    );
    expect(rows).toEqual([
      { note: 'auto to work', source: 'learned', account: 'Purse' },
      { note: 'something', source: 'none', account: 'Purse' },
    ]);
  });

  it('forgets a corrected mapping by which nothing was imported', async () => {
    const write = await stage.newBook();
    const { bookId } = write.access;
    const file = csv(HEADER, '01-02-2024,Cash,Food,tea,20,Expense', '02-02-2024,Cash,Food,bun,30,Expense');
    const id = await stage.hand(write, file, false);
    await stage.worker.work(bookId, id);
    const { mapping } = await stage.find(write, id);
    if (!mapping) throw new Error('a preview has a mapping');
    const wrong = {
      ...mapping,
      typeWords: { ...mapping.typeWords },
      columns: { ...mapping.columns, amount: 3 },
    };
    await stage.mapImport.execute(bookId, id, wrong);
    await stage.worker.work(bookId, id);
    await stage.commitImport.execute({ ...write, path: `/v1/imports/${id}/commit` }, id);
    await stage.worker.work(bookId, id);
    expect(await stage.find(write, id)).toMatchObject({ status: 'done', imported: 0, failed: 2 });
    expect(await stage.import(write, file)).toMatchObject({ status: 'done', imported: 2, failed: 0 });
  });

  it('keeps what arrives in an account of another currency, and finds it again', async () => {
    const write = await stage.newBook();
    const file = csv(
      'Date,Type,From account,Source amount,Source currency,To account,Target amount,Target currency,Note',
      '03-02-2024,Transfer,Lake Bank,100.00,USD,Rupee Bank,"8,300.00",INR,home',
      '05-02-2024,Transfer,Lake Bank,50.00,USD,Aside,50.00,USD,',
      '14-02-2024,Expense,Lake Bank,12.00,USD,,,,lunch',
    );
    expect(await stage.import(write, file)).toMatchObject({ status: 'done', imported: 3, failed: 0 });
    expect(
      await stage.rows(
        `select t.amount_minor::int as amount, t.currency, t.to_amount_minor::int as arrives, t.to_currency, a.balance_minor as balance
         from transaction t left join account a on a.book_id = t.book_id and a.id = t.to_account_id
         where t.book_id = $1 order by t.date`,
        [write.access.bookId],
      ),
    ).toEqual([
      { amount: 10000, currency: 'USD', arrives: 830000, to_currency: 'INR', balance: '830000' },
      { amount: 5000, currency: 'USD', arrives: null, to_currency: null, balance: '5000' },
      { amount: 1200, currency: 'USD', arrives: null, to_currency: null, balance: null },
    ]);
    expect(await stage.import(write, file)).toMatchObject({ imported: 0, duplicates: 3 });
  });

  it('takes the share of the one who imports, by the column of the name', async () => {
    const write = await stage.newBook();
    await keepName(stage.database, { userId: write.access.userId, version: 1, name: 'Asha Rao' });
    const file = csv(
      'Date,Description,Category,Cost,Currency,Asha,Bela',
      '2024-11-02,Cabin,Hotel,5400.00,INR,2700.00,-2700.00',
      '2024-11-03,Dinner,Dining out,1260.00,INR,-430.00,430.00',
    );
    const id = await stage.hand(write, file, false);
    await stage.worker.work(write.access.bookId, id);
    expect((await stage.find(write, id)).mapping?.columns.share).toBe(5);
    expect(await stage.import(write, file)).toMatchObject({ imported: 2 });
    const amounts = await stage.rows(
      'select amount_minor::int as amount from transaction where book_id = $1 order by date',
      [write.access.bookId],
    );
    expect(amounts).toEqual([{ amount: 270000 }, { amount: 43000 }]);
  });

  it('fails with a word on files that hold no transaction', async () => {
    const write = await stage.newBook();
    expect((await stage.import(write, csv('hello, world'))).problem?.code).toBe('no-date-column');
    expect((await stage.import(write, csv('', ''))).status).toBe('failed');
    expect((await stage.import(write, csv(HEADER))).problem?.code).toBeDefined();
  });
});
