import { parseArgs } from 'node:util';
import type { Database } from '@hisaab/database';
import { AggregatesRepository, type Drift } from './aggregates.repository';
import { NightlyCheck } from './nightly.check';

interface AggregatesCommandTools {
  readonly database: (service: 'reporting') => Database;
  readonly say: (line: string) => void;
  readonly arguments: readonly string[];
}

const USAGE = `Reporting's sums of days against the facts that they are made of.

  aggregates check [--book ID]    compare, of one book or of all; ends with 1 when something differs
  aggregates mend --book ID       make the sums of one book anew`;

/** `npm run aggregates -- check | mend`. @returns the exit code */
export async function aggregatesCommand({
  database,
  say,
  arguments: words,
}: AggregatesCommandTools): Promise<number> {
  const asked = read(words);
  const aggregates = new AggregatesRepository(database('reporting'));
  if (asked?.verb === 'mend' && asked.book !== undefined) {
    await aggregates.mendAggregates(asked.book);
    say(`The sums of book ${asked.book} are made anew.`);
    return 0;
  }
  if (asked?.verb !== 'check') {
    say(USAGE);
    return 2;
  }
  const { books, drifted } =
    asked.book === undefined
      ? await new NightlyCheck(aggregates).checkAll()
      : { books: 1, drifted: [{ bookId: asked.book, drift: await aggregates.checkAggregates(asked.book) }] };
  const wrong = drifted.filter(({ drift }) => drift.length > 0);
  for (const { bookId, drift } of wrong) for (const day of drift) say(`${bookId} ${described(day)}`);
  say(`${books} books compared, ${wrong.length} differ.`);
  return wrong.length === 0 ? 0 : 1;
}

function read(words: readonly string[]): { verb: string | undefined; book: string | undefined } | null {
  try {
    const { values, positionals } = parseArgs({
      args: [...words],
      allowPositionals: true,
      options: { book: { type: 'string' } },
    });
    return { verb: positionals.length === 1 ? positionals[0] : undefined, book: values.book };
  } catch {
    return null;
  }
}

function described({ date, type, currency, stored, right }: Drift): string {
  const sum = (of: Drift['stored']): string => (of ? `${of.minor} in ${of.lines} lines` : 'nothing');
  return `${date} ${type} ${currency}: ${sum(stored)}, right is ${sum(right)}`;
}
