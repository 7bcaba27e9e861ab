import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';

import { EVENTS, type Envelope, type Service } from '@hisaab/contracts';
import { uuidv7 } from '@hisaab/kernel';
import {
  BrokerTransport,
  consumes,
  KafkaLink,
  isDrained,
  KafkaReplay,
  Outbox,
  OutboxReplay,
  type Replay,
} from '@hisaab/messaging';
import { eventually, hasKafka, sharedServer, testDatabase, type TestDatabase } from '@hisaab/testing';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { PROJECTED_TYPES } from '../facts/facts.consumer';
import { reportingParts } from '../test/reporting-parts';
import { ToldBook } from '../test/told-book';
import { rebuildCommand } from './rebuild.command';

const TABLES = [
  'transaction_fact',
  'line_fact',
  'day_total',
  'category',
  'account',
  'label',
  'payee_alias',
  'ledger_head',
];
const PLACES = ['/billing', '/user', '/ledger'];

interface Mode {
  readonly transport: (store: TestDatabase) => BrokerTransport;
  readonly replay: (store: TestDatabase, types: readonly string[]) => Replay;
}

const sources = (store: TestDatabase) => (['billing', 'user', 'ledger'] as const).map(store.database);

const embedded: Mode = {
  transport: (store) =>
    new BrokerTransport({ sources: sources(store), homes: [store.database('reporting')], electMs: 50 }),
  replay: (store, types) => new OutboxReplay(sources(store), types),
};

const brokers = hasKafka() ? [(await sharedServer('kafka')).url] : [];
const overKafka: Mode = {
  transport: (store) =>
    new BrokerTransport({
      sources: sources(store),
      homes: [store.database('reporting')],
      kafka: new KafkaLink({ brokers, clientId: 'test', names: namesOf(store) }),
      electMs: 50,
    }),
  replay: (store, types) =>
    new KafkaReplay({ brokers, clientId: 'rebuild', consumer: 'reporting', names: namesOf(store), types }),
};

function namesOf(store: TestDatabase): { topicPrefix: string; groupPrefix: string } {
  return { topicPrefix: store.name, groupPrefix: `${store.name}.` };
}

rebuildTests('from the tables of the services', embedded);
describe.runIf(hasKafka())('where Kafka is', () => {
  rebuildTests('from its topics', overKafka);
});

function rebuildTests(how: string, mode: Mode): void {
  describe(`rebuild reporting ${how}`, () => {
    let store: TestDatabase;
    let parts: ReturnType<typeof reportingParts>;
    let transport: BrokerTransport;
    let books: ToldBook[];

    beforeEach(async () => {
      store = await testDatabase();
      parts = reportingParts(store.database('reporting'));
      transport = mode.transport(store);
      const extras = consumes('reporting', { batch: 500 });
      for (const type of PROJECTED_TYPES) {
        transport.addHandler(type, (messages: Envelope[]) => parts.consumer.project(messages), true, extras);
      }
      transport.listen(() => undefined);
      books = [new ToldBook(), new ToldBook(), new ToldBook()];
      for (const book of books) await send(...lifeOf(book));
      await drained();
    }, 60_000);
    afterEach(async () => {
      await transport.close();
      await store.drop();
    });

    /** Through the outbox of who tells it, in the order given. */
    async function send(...messages: Envelope[]): Promise<void> {
      for (const place of PLACES) {
        const own = messages.filter(({ source }) => source === place);
        if (own.length === 0) continue;
        const database = store.database(place.slice(1) as Service);
        const outbox = new Outbox(database);
        await database.transaction(async (tx) => {
          for (const { type, data, bookid = null, id } of own) {
            const subject = (data as { id?: string }).id ?? id;
            await outbox.append(tx, bookid, [{ event: EVENTS.get(type)!, data, subject, id }]);
          }
        });
        outbox.wake();
      }
    }

    const drained = (): Promise<void> =>
      eventually(async () => expect(isDrained(await transport.progress())).toBe(true), { timeout: 30_000 });

    async function projection(book: ToldBook): Promise<Record<string, unknown>> {
      const result: Record<string, unknown> = {};
      for (const table of TABLES) {
        const { rows } = await store.admin.query(
          `select to_json(own)::text as row from reporting.${table} own where book_id = $1 order by 1`,
          [book.bookId],
        );
        result[table] = rows;
      }
      const { rows } = await store.admin.query(
        `select sequence, settings_version, timezone, month_start_day from reporting.book where book_id = $1`,
        [book.bookId],
      );
      return { ...result, book: rows };
    }

    async function rebuild(): Promise<{ code: number; said: string[] }> {
      const said: string[] = [];
      const code = await rebuildCommand({
        database: (service) => store.database(service),
        replay: (_consumer, types) => mode.replay(store, types),
        say: (line) => said.push(line),
        arguments: ['reporting'],
      });
      return { code, said };
    }

    it('makes right what was wrong, while it is read and written', async () => {
      const [busy, quiet, other] = books as [ToldBook, ToldBook, ToldBook];
      const before = await projection(quiet);
      const { bookId } = quiet;
      const damage = [
        `delete from reporting.day_total where book_id = $1 and category_id is not null`,
        `delete from reporting.payee_alias where book_id = $1`,
        `update reporting.label set name = 'wrong', version = 99 where book_id = $1`,
        `update reporting.transaction_fact set amount = amount + 1 where book_id = $1`,
        `update reporting.book set month_start_day = 9, settings_version = 99 where book_id = $1`,
      ];
      for (const sql of damage) await store.admin.query(sql, [bookId]);
      expect(await projection(quiet)).not.toEqual(before);
      let done = false;
      let reads = 0;
      const reader = (async () => {
        while (!done) {
          for (const book of books) {
            const [row] = await store
              .database('reporting')
              .query<{ count: number }>(
                'select count(*)::int as count from transaction_fact where book_id = $1',
                [book.bookId],
              );
            expect(row!.count).toBeGreaterThanOrEqual(40);
            reads += 1;
          }
        }
      })();
      let written = 0;
      const writer = (async () => {
        while (!done) {
          await send(busy.recorded(busy.transaction()));
          written += 1;
          await pause(30);
        }
      })();
      const { code, said } = await rebuild().finally(() => {
        done = true;
      });
      await Promise.all([reader, writer]);
      expect(said.join('\n')).toMatch(/\d+ of \d+ events read \(100 %\)/);
      expect(said.at(-1)).toBe('3 books are made anew.');
      expect(code).toBe(0);
      expect(reads).toBeGreaterThan(3);
      expect(await projection(quiet)).toEqual(before);
      await drained();
      for (const book of [busy, quiet, other]) {
        expect(await parts.aggregates.checkAggregates(book.bookId)).toEqual([]);
        const made = (await projection(book)) as Record<string, unknown[]>;
        expect(made['transaction_fact']).toHaveLength(40 + (book === busy ? written : 0));
        expect(made['book']).toMatchObject([{ sequence: String(book.sequence) }]);
      }
    }, 60_000);

    it('tells readers’ caches by a new revision, and tells nobody of an expense again', async () => {
      const [book] = books as [ToldBook];
      const state = async () => {
        const { rows } = await store.admin.query<{ revision: string; insights: number }>(
          `select revision::text, (select count(*)::int from reporting.insight) as insights
           from reporting.book where book_id = $1`,
          [book.bookId],
        );
        return rows[0]!;
      };
      const before = await state();
      expect(await rebuild()).toMatchObject({ code: 0 });
      const after = await state();
      expect(BigInt(after.revision)).toBe(BigInt(before.revision) + 1n);
      expect(after.insights).toBe(before.insights);
    }, 30_000);
  });
}

/** Forty transactions, some of them changed, with names, a merge, an account and settings. */
function lifeOf(book: ToldBook): Envelope[] {
  const food = book.category({});
  const [shop, market] = [uuidv7(), uuidv7()];
  const transactions = Array.from({ length: 40 }, (_, n) =>
    book.transaction({ minor: `${100 + n}.00`, categoryId: n % 3 === 0 ? null : food.id, payeeId: shop }),
  );
  return [
    book.settings({ monthStartDay: 5 }),
    ...food.messages,
    book.account({ minor: '10.00' }),
    book.named('payee', shop, 'Shop'),
    book.named('payee', market, 'Market'),
    ...transactions.map((transaction) => book.recorded(transaction)),
    ...transactions.slice(0, 5).map((one) => book.changed({ ...one, version: 2, date: '2026-04-01' })),
    book.fact('billing.payee.merged.v1', { payeeId: shop, intoPayeeId: market }),
    book.named('payee', shop, 'The shop', 2),
    book.name(
      'ledger.entries.posted.v1',
      { entries: [], head: { entrySequence: 40, hash: randomUUID() } },
      '/ledger',
    ),
  ];
}

describe('a stream that lacks facts', () => {
  it('leaves the book as it was, and says so', async () => {
    const store = await testDatabase();
    try {
      const reporting = store.database('reporting');
      const parts = reportingParts(reporting);
      const book = new ToldBook();
      await parts.consumer.project(lifeOf(book));
      const said: string[] = [];
      const code = await rebuildCommand({
        database: (service) => store.database(service),
        replay: (_consumer, types) => embedded.replay(store, types),
        say: (line) => said.push(line),
        arguments: ['reporting'],
      });
      expect(code).toBe(1);
      expect(said.at(-1)).toContain(book.bookId);
      const { rows } = await store.admin.query('select from reporting.transaction_fact');
      expect(rows).toHaveLength(40);
    } finally {
      await store.drop();
    }
  });

  it('is not read by two at once', async () => {
    const store = await testDatabase();
    try {
      const holder = await store.database('reporting').dedicated();
      await holder.query(`select pg_advisory_lock(hashtextextended('hisaab rebuild reporting', 0))`);
      const said: string[] = [];
      const code = await rebuildCommand({
        database: (service) => store.database(service),
        replay: (_consumer, types) => embedded.replay(store, types),
        say: (line) => said.push(line),
        arguments: ['reporting'],
      });
      await holder.end();
      expect({ code, said }).toEqual({ code: 1, said: ['Another rebuild of reporting is running.'] });
    } finally {
      await store.drop();
    }
  });
});
