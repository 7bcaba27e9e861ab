import { setTimeout as pause } from 'node:timers/promises';
import { openCaching, type Caching } from '@hisaab/caching';
import type { PeriodReport, Summary, TransactionFact } from '@hisaab/contracts';
import {
  eventually,
  hasRedis,
  redisServer,
  testDatabase,
  type RedisServer,
  type TestDatabase,
} from '@hisaab/testing';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accessTo, reportingParts } from './reporting-parts';
import { ToldBook } from './told-book';

type Parts = ReturnType<typeof reportingParts>;

/** What a book is after each of its writes. */
interface State {
  readonly total: number;
  readonly monthStartDay: number;
}

const STEPS = ['record', 'change', 'settings', 'read', 'kill', 'start', 'freeze', 'thaw'] as const;
const step = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom<(typeof STEPS)[number]>('record', 'change', 'settings') },
  { weight: 8, arbitrary: fc.constant<(typeof STEPS)[number]>('read') },
  { weight: 1, arbitrary: fc.constantFrom<(typeof STEPS)[number]>('kill', 'start', 'freeze', 'thaw') },
);

describe.runIf(hasRedis())('reports of two processes that share a Redis', () => {
  let store: TestDatabase;
  let server: RedisServer;
  let cachings: Caching[];
  let processes: [Parts, Parts];
  beforeAll(async () => {
    [store, server] = await Promise.all([testDatabase(), redisServer()]);
    cachings = await Promise.all([openCaching(server.url), openCaching(server.url)]);
    const [one, other] = cachings;
    const database = store.database('reporting');
    processes = [reportingParts(database, one), reportingParts(database, other)];
  });
  afterAll(async () => {
    for (const caching of cachings) await caching.close();
    await server.stop();
    await store.drop();
  });

  const month = async ({ reports }: Parts, book: ToldBook): Promise<PeriodReport> => {
    const query = { date: '2026-03-10' };
    return JSON.parse(await reports.period(accessTo(book.bookId), 'monthly', query, 'json')) as PeriodReport;
  };
  const sums = async ({ reports }: Parts, book: ToldBook): Promise<Summary> => {
    const query = { from: '2026-03-01', to: '2026-03-31', groupBy: 'day' } as const;
    return JSON.parse(await reports.summary(accessTo(book.bookId), query, 'json')) as Summary;
  };
  const found = async (): Promise<void> => {
    for (const caching of cachings)
      await eventually(() => expect(caching.parts()).toMatchObject([{ state: 'up' }]));
  };

  it('are computed once for both', async () => {
    await found();
    const book = new ToldBook();
    await processes[0].consumer.project([book.recorded(book.transaction())]);
    const before = cachings.map(outcomes);
    await Promise.all([...processes, ...processes].map((one) => month(one, book)));
    const after = cachings.map(outcomes);
    const computed = after.map(({ miss = 0 }, n) => miss - (before[n]?.['miss'] ?? 0));
    expect(computed.toSorted()).toEqual([0, 1]);
  });

  it('are never older than what was there when they were asked for, whatever befalls the Redis', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 20, maxLength: 60 }), async (steps) => {
        const book = new ToldBook();
        const states: State[] = [{ total: 0, monthStartDay: 1 }];
        let committed = 0;
        let settings = 0;
        const written: TransactionFact[] = [];
        const write = async (
          n: number,
          state: Partial<State>,
          message: Parameters<Parts['consumer']['project']>[0],
        ) => {
          states.push({ ...(states.at(-1) ?? { total: 0, monthStartDay: 1 }), ...state });
          await processes[n % 2]?.consumer.project(message);
          committed = states.length - 1;
        };
        const read = async (parts: Parts): Promise<void> => {
          const from = committed;
          const report = await month(parts, book);
          const possible = states.slice(from);
          const starts = possible.map(
            ({ monthStartDay }) => `2026-03-${String(monthStartDay).padStart(2, '0')}`,
          );
          expect(starts).toContain(report.period.from);
          expect(possible.map(({ total }) => total)).toContain(Number(report.totals.expense.amount));
          const since = committed;
          const { totals } = await sums(parts, book);
          expect(states.slice(since).map(({ total }) => total)).toContain(Number(totals.expense.amount));
        };
        const total = (): number => states.at(-1)?.total ?? 0;
        const reads: Promise<void>[] = [];
        for (const [n, what] of steps.entries()) {
          if (what === 'read') reads.push(read(processes[n % 2 === 0 ? 0 : 1]));
          else if (what === 'record') {
            const fact = book.transaction({ minor: '1.00' });
            written.push(fact);
            await write(n, { total: total() + 1 }, [book.recorded(fact)]);
          } else if (what === 'change') {
            const old = written.pop();
            if (!old) continue;
            const { amount, ...rest } = old;
            const dearer = { ...amount, amount: `${Number(amount.amount) + 1}.00` };
            const fact = {
              ...rest,
              amount: dearer,
              version: old.version + 1,
              lines: [{ categoryId: null, amount: dearer }],
            };
            written.push(fact);
            await write(n, { total: total() + 1 }, [book.changed(fact)]);
          } else if (what === 'settings') {
            const monthStartDay = 1 + (settings % 9);
            settings += 1;
            await write(n, { monthStartDay }, [book.settings({ version: settings, monthStartDay })]);
          } else if (what === 'kill') await server.kill();
          else if (what === 'start') await server.kill().then(() => server.start());
          else if (what === 'freeze') server.pause();
          else server.resume();
          if (n % 7 === 0) await pause(1);
        }
        await Promise.all(reads);
        for (const parts of processes) await read(parts);
      }),
      { numRuns: 20 },
    );
    await server.kill();
    await server.start();
    await found();
  }, 120_000);

  it('of a projection that was made anew are not those of the old one', async () => {
    await found();
    const book = new ToldBook();
    const [one, other] = processes;
    await one.consumer.project([book.recorded(book.transaction({ minor: '1.00' }))]);
    expect((await month(one, book)).totals.expense.amount).toBe('1.00');
    const tables = `select string_agg(format('reporting.%I', tablename), ', ') as all from pg_tables
      where schemaname = 'reporting' and tablename in
        ('book', 'transaction_fact', 'line_fact', 'day_total', 'inbox', 'watermark')`;
    const { rows } = await store.admin.query<{ all: string }>(tables);
    await store.admin.query(`truncate ${rows[0]?.all} cascade`);
    const again = Object.assign(new ToldBook(), { bookId: book.bookId });
    await other.consumer.project([again.recorded(again.transaction({ minor: '2.00' }))]);
    expect((await month(other, book)).totals.expense.amount).toBe('2.00');
    expect((await month(one, book)).totals.expense.amount).toBe('2.00');
  });
});

function outcomes(caching: Caching): Record<string, number> {
  return Object.fromEntries(caching.counts().map(({ outcome, count }) => [outcome, count]));
}
