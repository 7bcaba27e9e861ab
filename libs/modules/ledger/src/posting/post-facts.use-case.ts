import { Inject, Injectable } from '@nestjs/common';
import {
  accountChanged,
  entriesPosted,
  transactionChanged,
  transactionDeleted,
  transactionRecorded,
  transactionRestored,
  type Envelope,
} from '@hisaab/contracts';
import type { Sql } from '@hisaab/database';
import { uuidv7 } from '@hisaab/kernel';
import { Outbox } from '@hisaab/messaging';

import { AuditRepository } from '../audit/audit.repository';
import { ChartRepository } from '../chart/chart.repository';
import { JournalRepository, type ChainedEntry } from './journal.repository';
import { standingOfOpening, standingOfTransaction } from './legs';
import { keyOf, plan, type Change, type PlannedEntry } from './plan';

const ABOUT_TRANSACTIONS: ReadonlySet<string> = new Set(
  [transactionRecorded, transactionChanged, transactionDeleted, transactionRestored].map(({ type }) => type),
);

/** Books a run of billing's facts, of one book or several, each book's in its order. */
@Injectable()
export class PostFacts {
  constructor(
    @Inject(JournalRepository) private readonly journal: JournalRepository,
    @Inject(ChartRepository) private readonly chart: ChartRepository,
    @Inject(AuditRepository) private readonly audit: AuditRepository,
    @Inject(Outbox) private readonly outbox: Outbox,
  ) {}

  async execute(tx: Sql, facts: readonly Envelope[]): Promise<void> {
    await this.audit.keep(tx, facts);
    await this.chart.keep(tx, facts);
    const changes = facts.map(changeOf).filter((change) => change !== null);
    if (changes.length === 0) return;

    const books = [...new Set(changes.map(({ subject }) => subject.bookId))];
    const heads = await this.journal.lockHeads(tx, books);
    const subjects = new Map(changes.map(({ subject }) => [keyOf(subject), subject]));
    const standing = await this.journal.standing(tx, [...subjects.values()]);
    const planned = plan(changes, standing, heads, uuidv7);
    if (planned.entries.length === 0) return;

    const chained = await this.journal.append(tx, planned);
    for (const bookId of books) await this.tell(tx, bookId, planned.entries, chained);
  }

  /** One fact a batch and book: reporting keeps the head as our witness. */
  private async tell(
    tx: Sql,
    bookId: string,
    entries: readonly PlannedEntry[],
    chained: readonly ChainedEntry[],
  ): Promise<void> {
    const hashes = new Map(
      chained.filter((entry) => entry.bookId === bookId).map(({ sequence, hash }) => [sequence, hash]),
    );
    const posted = entries
      .filter(({ subject }) => subject.bookId === bookId)
      .map(({ id, sequence, date, subject, reversalOf }) => ({
        id,
        entrySequence: Number(sequence),
        date,
        transactionId: subject.kind === 'transaction' ? subject.id : null,
        reversalOf,
        hash: hashes.get(sequence) ?? '',
      }));
    const last = posted.at(-1);
    if (!last) return;
    const head = { entrySequence: last.entrySequence, hash: last.hash };
    await this.outbox.append(tx, bookId, [{ event: entriesPosted, data: { entries: posted, head } }]);
  }
}

function changeOf({ type, bookid: bookId, sequence, data }: Envelope): Change | null {
  if (bookId === undefined || sequence === undefined) return null;
  const sourceSequence = BigInt(sequence);
  if (ABOUT_TRANSACTIONS.has(type)) {
    const { transaction } = transactionRecorded.data.parse(data);
    return {
      subject: { kind: 'transaction', bookId, id: transaction.id },
      standing: standingOfTransaction(transaction),
      sourceSequence,
    };
  }
  if (type === accountChanged.type) {
    const { account } = accountChanged.data.parse(data);
    return {
      subject: { kind: 'opening', bookId, id: account.id },
      standing: standingOfOpening(account),
      sourceSequence,
    };
  }
  return null;
}
