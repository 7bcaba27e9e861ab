import { randomUUID } from 'node:crypto';

import { eventually } from '@hisaab/testing';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { FACT, NAME, noteBy } from './noting';
import { Stage, type MakeTransport } from './stage';

/** What the transports of facts and names promise besides. */
export function orderTests(makeTransport: MakeTransport): void {
  describe('order', () => {
    let stage: Stage;
    beforeEach(async () => {
      stage = await Stage.make();
    });
    afterEach(() => stage.close());

    it('keeps each book in order while many write at once', async () => {
      const transport = stage.listen(
        makeTransport,
        noteBy(stage.test.database('ledger'), [FACT], { sequential: true }),
      );
      const books = Array.from({ length: 8 }, () => randomUUID());
      const writers = Array.from({ length: 24 }, async (_, writer) => {
        for (let n = 0; n < 10; n += 1) await stage.facts(books[(writer + n) % books.length]!, 1 + (n % 3));
      });
      await Promise.all(writers);
      const [sent] = await stage.billing.query<{ count: number }>(
        'select count(*)::int as count from outbox',
      );
      await eventually(async () => expect(await stage.effects('ledger')).toHaveLength(sent!.count));
      for (const book of books) {
        const numbers = (await stage.effects('ledger'))
          .filter((e) => e.bookId === book)
          .map((e) => e.sequence);
        expect(numbers).toEqual(numbers.map((_, n) => n + 1));
      }
      expect(await transport.deadLetters.list()).toEqual([]);
    });

    it('parks a book behind what fails, lets the others go on, and follows in order when it heals', async () => {
      const [bad, good] = [randomUUID(), randomUUID()];
      let broken = true;
      const transport = stage.listen(
        makeTransport,
        noteBy(stage.test.database('ledger'), [FACT], {
          sequential: true,
          before: ({ bookid, sequence }) => {
            if (broken && bookid === bad && sequence === 3) throw new Error('the third');
          },
        }),
      );
      await stage.facts(bad, 6);
      await stage.facts(good, 4);
      await stage.facts(bad, 2);
      await eventually(async () => {
        const effects = await stage.effects('ledger');
        expect(effects.filter((e) => e.bookId === good).map((e) => e.sequence)).toEqual([1, 2, 3, 4]);
        expect(effects.filter((e) => e.bookId === bad).map((e) => e.sequence)).toEqual([1, 2]);
        expect(await transport.deadLetters.list()).toMatchObject([{ bookId: bad, parkedBehind: 5 }]);
      });
      broken = false;
      await transport.deadLetters.redrive({ consumer: 'ledger' });
      await eventually(async () => {
        const effects = await stage.effects('ledger');
        expect(effects.filter((e) => e.bookId === bad).map((e) => e.sequence)).toEqual([
          1, 2, 3, 4, 5, 6, 7, 8,
        ]);
      });
      await stage.facts(bad, 1);
      await eventually(async () => expect(await stage.effects('ledger')).toHaveLength(13));
    });

    it('goes on behind a fact that is skipped, even for a consumer that wants every number', async () => {
      const book = randomUUID();
      const transport = stage.listen(
        makeTransport,
        noteBy(stage.test.database('ledger'), [FACT], {
          sequential: true,
          before: ({ sequence }) => {
            if (sequence === 2) throw new Error('the second');
          },
        }),
      );
      const [, second] = await stage.facts(book, 5);
      await eventually(async () =>
        expect(await transport.deadLetters.list()).toMatchObject([{ state: 'dead', parkedBehind: 3 }]),
      );
      await transport.deadLetters.skip({ consumer: 'ledger', messageId: second! });
      await eventually(async () =>
        expect((await stage.effects('ledger')).map((e) => e.sequence)).toEqual([1, 3, 4, 5]),
      );
    });

    it('parks on a gap and keeps nothing of what comes after it', async () => {
      const [book, other] = [randomUUID(), randomUUID()];
      await stage.facts(book, 1);
      await stage.billing.query('update book_sequence set value = value + 1');
      await stage.facts(book, 2);
      const transport = stage.listen(
        makeTransport,
        noteBy(stage.test.database('ledger'), [FACT], { sequential: true }),
      );
      await stage.facts(other, 3);
      await eventually(async () => {
        const [failed] = await transport.deadLetters.list();
        expect(failed?.lastError).toContain('expects number 2');
        expect(await stage.effects('ledger')).toHaveLength(4);
      });
      const numbers = (await stage.effects('ledger')).filter((e) => e.bookId === book).map((e) => e.sequence);
      expect(numbers).toEqual([1]);
    });

    it('lets a consumer that does not count pass a gap', async () => {
      const book = randomUUID();
      await stage.facts(book, 1);
      await stage.billing.query('update book_sequence set value = value + 1');
      await stage.facts(book, 2);
      stage.listen(makeTransport, noteBy(stage.test.database('reporting'), [FACT]));
      await eventually(async () =>
        expect((await stage.effects('reporting')).map((e) => e.sequence)).toEqual([1, 3, 4]),
      );
    });

    it('keeps a subject’s names in order behind one that fails', async () => {
      const [bad, good] = [randomUUID(), randomUUID()];
      const seen: string[] = [];
      let broken = true;
      const transport = stage.listen(
        makeTransport,
        noteBy(stage.test.database('ledger'), [NAME], {
          before: ({ id, subject }) => {
            if (broken && subject === bad) throw new Error('not yet');
            if (subject === bad) seen.push(id);
          },
        }),
      );
      const names = await stage.names(bad, 3);
      const others = await stage.names(good, 3);
      await eventually(async () => expect(await stage.effectIds('ledger')).toEqual(others));
      broken = false;
      await transport.deadLetters.redrive();
      await eventually(() => expect(seen).toEqual(names));
    });
  });
}
