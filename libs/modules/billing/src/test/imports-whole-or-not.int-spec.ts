import { bookFingerprint, eventually, withFaultAt, type Fault } from '@hisaab/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SampleHousehold } from '../sample/household.files';
import { billingApp, type BillingApp, type Json, type Reply } from './billing.app';
import { expectNoTrace } from './faults';
import { household, type Household } from './household';
import { csv, ImportStage } from './import.stage';

const BOUNDARY = 'a-boundary-of-this-test';
const HEADER = 'Date,Account,Category,Payee,Note,Tags,Amount,Income/Expense';
const ROWS = [
  '03/04/2024,Cash,Food,Chai Point,tea,,120.50,Expense',
  '04/04/2024,New card,Quite new/Newer,New payee,pen,new-tag,10,Expense',
  '05/04/2024,Bank,Salary,Mill,pay,,5000,Income',
  '05/04/2024,Cash,Bank,,put by,,100,Transfer-Out',
  '06/04/2024,Cash,Food,,no amount,,x,Expense',
];
const SAMPLE_ROWS = 60;
const FILE = [HEADER, ...ROWS, ''].join('\n');

const WORKED_ON = `select 1 from billing.outbox o where type = 'billing.import.requested.v1'
  and not exists (select from billing.inbox where consumer = 'billing.imports' and message_id = o.id)`;

describe('the doors of imports and of the sample', () => {
  let app: BillingApp;
  let home: Household;
  beforeAll(async () => {
    app = await billingApp({ HISAAB_LIMITS_PROFILE: 'load-test' });
    home = await household(app);
    // A few rows take the same statements as three thousand.
    const sample = app.get(SampleHousehold);
    const rows = sample.rows.bind(sample);
    sample.rows = (day) => rows(day).slice(-SAMPLE_ROWS);
  });
  afterAll(() => app?.close());

  const upload = (query = '', key?: string): Promise<Reply> =>
    home.post(
      `/v1/imports${query}`,
      Buffer.from(
        `--${BOUNDARY}\r\ncontent-disposition: form-data; name="file"; filename="rows.csv"\r\n` +
          `content-type: text/csv\r\n\r\n${FILE}\r\n--${BOUNDARY}--\r\n`,
      ),
      {
        'content-type': `multipart/form-data; boundary=${BOUNDARY}`,
        ...(key === undefined ? {} : { 'idempotency-key': key }),
      },
    );
  const settled = (id: unknown, status: string): Promise<Json> =>
    eventually(
      async () => {
        const { body } = await home.get(`/v1/imports/${String(id)}`);
        expect(body['status']).toBe(status);
        // The worker looks once more before it lets go.
        const { rows } = await app.database.admin.query(WORKED_ON);
        expect(rows).toEqual([]);
        return body;
      },
      { timeout: 20_000 },
    );
  const previewed = async (): Promise<Json> => settled((await upload()).body['id'], 'preview');

  const WRITES: readonly { what: string; prepare: () => Promise<() => Promise<Reply>>; end: string }[] = [
    { what: 'an upload', prepare: () => Promise.resolve(() => upload()), end: 'preview' },
    {
      what: 'an upload with a key',
      prepare: () => {
        const key = `upload-${performance.now()}`;
        return Promise.resolve(() => upload('', key));
      },
      end: 'preview',
    },
    {
      what: 'a mapping',
      prepare: async () => {
        const { id, mapping } = await previewed();
        const other = { ...(mapping as Json), dateOrder: 'mdy' };
        return () => home.send('PUT', `/v1/imports/${String(id)}/mapping`, other);
      },
      end: 'preview',
    },
    {
      what: 'a commit',
      prepare: async () => {
        const { id } = await previewed();
        return () => home.post(`/v1/imports/${String(id)}/commit`);
      },
      end: 'done',
    },
  ];

  describe.each(['refused', 'lost'] as const)('a statement that is %s', (fault: Fault) => {
    it.each(WRITES)('leaves no trace of: $what', async ({ prepare, end }) => {
      const { body } = await expectNoTrace(app, await prepare(), fault, 3);
      await settled(body['id'], end);
    });

    it('leaves no trace of: the undoing of an import', async () => {
      home = await household(app);
      const started = await upload('?commit=true');
      const { changeSetId } = await settled(started.body['id'], 'done');
      await expectNoTrace(app, () => home.post(`/v1/changes/${String(changeSetId)}/undo`), fault, 5);
      await settled(started.body['id'], 'undone');
    });

    it('leaves no trace of: the sample, put in and taken out', { timeout: 120_000 }, async () => {
      await expectNoTrace(app, () => home.post('/v1/sample'), fault, 10);
      await expectNoTrace(app, () => home.remove('/v1/sample'), fault, 5);
    });
  });
});

describe('an import that goes on in the background', () => {
  let stage: ImportStage;
  beforeAll(async () => {
    stage = await ImportStage.open();
  });
  afterAll(() => stage?.close());

  /** What an import leaves, without the ids that differ from book to book. */
  async function outcome(bookId: string): Promise<object> {
    const rows = (text: string) => stage.rows<object>(text, [bookId]);
    return {
      import: await rows(
        `select status, rows, processed, imported, duplicates, near, failed, ignored from import where book_id = $1`,
      ),
      transactions: await rows(
        `select type, date, amount_minor::text, a.name as account, b.name as other, c.name as category, p.name as payee
         from transaction t
         join account a on a.book_id = t.book_id and a.id = t.account_id
         left join account b on b.book_id = t.book_id and b.id = t.to_account_id
         left join category c on c.book_id = t.book_id and c.id = t.category_id
         left join payee p on p.book_id = t.book_id and p.id = t.payee_id
         where t.book_id = $1 order by date, type, amount_minor`,
      ),
      accounts: await rows(
        'select name, kind, balance_minor::text from account where book_id = $1 order by name',
      ),
      events: await rows(
        `select type, count(*)::int as events from outbox where book_id = $1 group by type order by type`,
      ),
      chunks: await rows(
        'select 1 from import_chunk c join import i on i.id = c.import_id where i.book_id = $1',
      ),
    };
  }

  const bytes = csv(HEADER, ...ROWS);

  it.each(['refused', 'lost'] as const)(
    'ends as if nothing had been, whichever statement is %s',
    { timeout: 120_000 },
    async (fault: Fault) => {
      const untouched = await stage.newBook();
      await stage.import(untouched, bytes);
      const expected = await outcome(untouched.access.bookId);
      expect(expected).toMatchObject({ import: [{ status: 'done', imported: 4, failed: 1 }], chunks: [] });
      let statements = 0;
      for (let at = 1; ; at += 1) {
        const write = await stage.newBook();
        const { bookId } = write.access;
        const id = await stage.hand(write, bytes);
        const work = () => stage.worker.work(bookId, id);
        const first = await withFaultAt(at, fault, () =>
          work().then(
            () => 'done',
            () => 'failed',
          ),
        );
        statements = first.statements;
        expect(first.result, `statement ${at}`).toBe(first.hasFailed ? 'failed' : 'done');
        // The message comes again, as often as it takes.
        await work();
        expect(await outcome(bookId), `after statement ${at}`).toEqual(expected);
        if (!first.hasFailed) break;
      }
      expect(statements).toBeGreaterThan(40);
    },
  );

  it.each(['refused', 'lost'] as const)(
    'has a batch whole or not at all when a statement is %s',
    async (fault: Fault) => {
      const write = await stage.newBook();
      const { bookId } = write.access;
      const id = await stage.hand(write, bytes);
      // As far as its first batch, which then fails at each of its statements in turn.
      const runBatch = stage.runner.runBatch.bind(stage.runner);
      stage.runner.runBatch = () => Promise.reject(new Error('not yet'));
      await stage.worker.work(bookId, id).catch(() => undefined);
      stage.runner.runBatch = runBatch;
      const mine = await stage.find(write, id);
      expect(mine.status).toBe('running');
      const state = () => bookFingerprint(stage.store.admin, bookId);
      const before = await state();
      for (let at = 1; ; at += 1) {
        const { result, hasFailed } = await withFaultAt(at, fault, () =>
          runBatch(mine).catch((error: unknown) => error),
        );
        if (!hasFailed) {
          expect(result).toBe(true);
          expect(at).toBeGreaterThan(15);
          break;
        }
        expect(result).toBeInstanceOf(Error);
        expect(await state(), `after statement ${at}`).toEqual(before);
      }
      expect(await stage.find(write, id)).toMatchObject({ imported: 4, failed: 1 });
    },
  );
});
