import { randomUUID } from 'node:crypto';

import { importRequested } from '@hisaab/contracts';
import { storageError } from '@hisaab/database';
import { eventually } from '@hisaab/testing';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { consumes } from '../consumes';
import { FACT, noteBy, WORK } from './noting';
import { RETRIES, Stage, type MakeTransport } from './stage';

/** What every transport promises of every message. */
export function deliveryTests(makeTransport: MakeTransport): void {
  describe('delivery', () => {
    let stage: Stage;
    beforeEach(async () => {
      stage = await Stage.make();
    });
    afterEach(() => stage.close());

    it('brings each message to every consumer once', async () => {
      const ledger = stage.test.database('ledger');
      const reporting = stage.test.database('reporting');
      stage.listen(makeTransport, (transport) => {
        noteBy(ledger, [FACT, WORK])(transport);
        noteBy(reporting, [FACT])(transport);
      });
      const facts = await stage.facts(randomUUID(), 30);
      const work = await stage.work(3);
      await eventually(async () => {
        expect(new Set(await stage.effectIds('ledger'))).toEqual(new Set([...facts, ...work]));
        expect(await stage.effectIds('reporting')).toEqual(facts);
      });
      expect(await stage.effects('ledger')).toHaveLength(33);
    });

    it('brings what was sent before the consumer existed', async () => {
      const facts = await stage.facts(randomUUID(), 5);
      stage.listen(makeTransport, noteBy(stage.test.database('ledger'), [FACT]));
      await eventually(async () => expect(await stage.effectIds('ledger')).toEqual(facts));
    });

    it('carries the envelope whole', async () => {
      const book = randomUUID();
      const seen: unknown[] = [];
      stage.listen(makeTransport, (transport) => {
        transport.addHandler(
          FACT,
          (messages: unknown[]) => Promise.resolve(void seen.push(...messages)),
          true,
          {
            ...consumes('ledger'),
          },
        );
      });
      const [id] = await stage.facts(book);
      await eventually(() => expect(seen).toHaveLength(1));
      expect(seen[0]).toMatchObject({
        specversion: '1.0',
        id,
        source: '/billing',
        type: FACT,
        datacontenttype: 'application/json',
        bookid: book,
        sequence: 1,
        data: { payeeId: expect.any(String) },
      });
    });

    it('lets nobody wait for a slow consumer', async () => {
      let release = (): void => undefined;
      const blocked = new Promise<void>((resolve) => (release = resolve));
      stage.listen(makeTransport, (transport) => {
        noteBy(stage.test.database('ledger'), [FACT], { before: () => blocked })(transport);
        noteBy(stage.test.database('reporting'), [FACT])(transport);
      });
      const facts = await stage.facts(randomUUID(), 6);
      await eventually(async () => expect(await stage.effectIds('reporting')).toEqual(facts));
      expect(await stage.effects('ledger')).toEqual([]);
      release();
      await eventually(async () => expect(await stage.effectIds('ledger')).toEqual(facts));
    });

    it('tries again, each time later, and does the work once', async () => {
      const tries: number[] = [];
      stage.listen(
        makeTransport,
        noteBy(stage.test.database('ledger'), [WORK], {
          before: () => {
            tries.push(performance.now());
            if (tries.length < RETRIES.attempts) throw new Error('not yet');
          },
        }),
      );
      const [id] = await stage.work();
      await eventually(async () => expect(await stage.effectIds('ledger')).toEqual([id]));
      expect(tries).toHaveLength(RETRIES.attempts);
      const pauses = tries.slice(1).map((at, n) => at - tries[n]!);
      // At least half of a pause that doubles. A busy machine makes any longer, none shorter; stores round to whole ms.
      for (const [n, pause] of pauses.entries())
        expect(pause).toBeGreaterThan((RETRIES.firstMs / 2) * 2 ** n - 2);
    });

    it('does the other work while one keeps failing, and keeps the dead one for a person', async () => {
      let broken = true;
      const bad = randomUUID();
      const transport = stage.listen(
        makeTransport,
        noteBy(stage.test.database('ledger'), [WORK], {
          before: ({ id }) => {
            if (id === bad && broken) throw new Error('a bad one');
          },
        }),
      );
      const before = await stage.work(5);
      await stage.send(null, [{ ...workEvent(), id: bad }]);
      const after = await stage.work(5);
      await eventually(async () =>
        expect(new Set(await stage.effectIds('ledger'))).toEqual(new Set([...before, ...after])),
      );
      const dead = await eventually(async () => {
        const [failed] = await transport.deadLetters.list();
        expect(failed).toMatchObject({
          consumer: 'ledger',
          messageId: bad,
          state: 'dead',
          attempts: RETRIES.attempts,
        });
        return failed!;
      });
      expect(dead.lastError).toContain('a bad one');
      broken = false;
      expect(await transport.deadLetters.redrive({ messageId: bad })).toBe(1);
      await eventually(async () => expect(await stage.effectIds('ledger')).toContain(bad));
      await eventually(async () => expect(await transport.deadLetters.list()).toEqual([]));
      expect(await stage.effects('ledger')).toHaveLength(11);
    });

    it('blames no message for a storage that is away', async () => {
      let tries = 0;
      stage.listen(
        makeTransport,
        noteBy(stage.test.database('ledger'), [WORK], {
          before: () => {
            tries += 1;
            if (tries <= RETRIES.attempts + 1)
              throw storageError(Object.assign(new Error('gone'), { code: 'ECONNREFUSED' }));
          },
        }),
      );
      const work = await stage.work(3);
      // Work has no order.
      await eventually(
        async () => expect((await stage.effectIds('ledger')).sort()).toEqual([...work].sort()),
        { timeout: 20_000 },
      );
      expect(tries).toBe(RETRIES.attempts + 1 + 3);
    });

    it('forgets a dead one that is skipped', async () => {
      const [id] = await stage.work();
      const transport = stage.listen(
        makeTransport,
        noteBy(stage.test.database('ledger'), [WORK], {
          before: () => {
            throw new Error('never');
          },
        }),
      );
      await eventually(async () => expect((await transport.deadLetters.list())[0]?.state).toBe('dead'));
      await transport.deadLetters.skip({ consumer: 'ledger', messageId: id! });
      expect(await transport.deadLetters.list()).toEqual([]);
      await expect(transport.deadLetters.skip({ consumer: 'ledger', messageId: id! })).rejects.toThrow(
        'did not fail',
      );
    });

    it('does nothing twice when everything is delivered again', async () => {
      const facts = await stage.facts(randomUUID(), 20);
      const work = await stage.work(5);
      const first = stage.listen(makeTransport, noteBy(stage.test.database('ledger'), [FACT, WORK]));
      await eventually(async () => expect(await stage.effects('ledger')).toHaveLength(25));
      await first.close();
      // As after a crash between the effects and the offset.
      await stage.billing.query('update consumer_offset set position = 0');
      stage.listen(makeTransport, noteBy(stage.test.database('ledger'), [FACT, WORK]));
      const [last] = await stage.facts(randomUUID());
      await eventually(async () => expect(await stage.effectIds('ledger')).toContain(last));
      expect(new Set(await stage.effectIds('ledger'))).toEqual(new Set([...facts, ...work, last]));
      expect(await stage.effects('ledger')).toHaveLength(26);
    });

    it('refuses what is not as its contract says, on the way in and on the way out', async () => {
      await expect(
        stage.send(null, [{ ...workEvent(), data: { importId: 'not an id', bookId: randomUUID() } }]),
      ).rejects.toThrow('not as its contract says');
      await stage.billing.query(
        `insert into outbox (id, type, channel, data) values ($1, $2, 'work', '{"importId": 7}')`,
        [randomUUID(), WORK],
      );
      const transport = stage.listen(makeTransport, noteBy(stage.test.database('ledger'), [WORK]));
      const [good] = await stage.work();
      await eventually(async () => expect(await stage.effectIds('ledger')).toEqual([good]));
      await eventually(async () => {
        const [failed] = await transport.deadLetters.list();
        expect(failed?.lastError).toContain('not as its contract says');
      });
    });

    it('refuses two handlers of one consumer for a type, and one without a name', async () => {
      const transport = makeTransport([stage.billing], stage.homes);
      const nothing = (): Promise<void> => Promise.resolve();
      transport.addHandler(WORK, nothing, true, consumes('ledger'));
      transport.addHandler(WORK, nothing, true, consumes('reporting'));
      expect(() => transport.addHandler(WORK, nothing, true, consumes('ledger'))).toThrow('two handlers');
      expect(() => transport.addHandler(WORK, nothing, true, {})).toThrow('consumes');
      expect(() =>
        transport.addHandler('billing.nothing.done.v1', nothing, true, consumes('ledger')),
      ).toThrow();
      await transport.close();
    });
  });
}

function workEvent(): { event: typeof importRequested; data: { importId: string; bookId: string } } {
  return { event: importRequested, data: { importId: randomUUID(), bookId: randomUUID() } };
}
