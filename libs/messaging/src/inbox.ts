import { Inject, Injectable } from '@nestjs/common';
import type { Envelope } from '@hisaab/contracts';
import { Database, type Service, type Sql } from '@hisaab/database';

import { follow, GapError, type Fact } from './sequences';
import { hasAppended, wake } from './wake';

export interface InboxOptions {
  /** For consumers that must see every number: a gap throws, nothing is kept, and the book parks. */
  readonly sequential?: boolean;
}

const take = {
  name: 'inbox-take',
  text: `insert into inbox (consumer, message_id)
    select $1::text, id from unnest($2::uuid[]) as message (id)
    on conflict do nothing
    returning message_id, null::text as source, null::uuid as book_id, null::bigint as sequence`,
};

/** One statement takes the messages and moves the watermarks on; it returns where they stood before. */
const takeFacts = {
  name: 'inbox-take-facts',
  text: `with taken as (
      insert into inbox (consumer, message_id)
      select $1::text, id from unnest($2::uuid[]) as message (id)
      on conflict do nothing
      returning message_id
    ), reached as (
      select * from unnest($3::text[], $4::uuid[], $5::bigint[]) as fact (source, book_id, sequence)
    ), stood as (
      select source, book_id, watermark.sequence
      from watermark join reached using (source, book_id)
      where consumer = $1::text
    ), moved as (
      insert into watermark (consumer, source, book_id, sequence)
      select $1::text, source, book_id, sequence from reached order by source, book_id
      on conflict (consumer, source, book_id) do update
      set sequence = greatest(watermark.sequence, excluded.sequence)
    )
    select message_id, null::text as source, null::uuid as book_id, null::bigint as sequence from taken
    union all
    select null, source, book_id, sequence from stood`,
};

interface Taken {
  message_id: string | null;
  source: string | null;
  book_id: string | null;
  sequence: bigint | null;
}

/** What makes a repeat do nothing: messages are taken in the transaction of their effects. */
@Injectable()
export class Inbox {
  constructor(@Inject(Database) private readonly database: Database) {}

  /** One transaction: what of the messages is new is handed to `work`, with everything it writes kept or nothing. */
  async process(
    consumer: string,
    messages: readonly Envelope[],
    work: (tx: Sql, fresh: Envelope[]) => Promise<void>,
    options: InboxOptions = {},
  ): Promise<void> {
    if (messages.length === 0) return;
    const appended = await this.database.transaction(async (tx) => {
      const fresh = await this.take(tx, consumer, messages, options);
      if (fresh.length > 0) await work(tx, fresh);
      return hasAppended(tx);
    });
    if (appended) wake(this.database);
  }

  /** The last number of this book's facts from the source that the consumer has applied; 0 for none. */
  async watermark(consumer: string, source: Service, bookId: string): Promise<bigint> {
    const [row] = await this.database.query<{ sequence: bigint }>(
      {
        name: 'inbox-watermark',
        text: 'select sequence from watermark where consumer = $1 and source = $2 and book_id = $3',
      },
      [consumer, source, bookId],
    );
    return row?.sequence ?? 0n;
  }

  private async take(
    tx: Sql,
    consumer: string,
    messages: readonly Envelope[],
    options: InboxOptions,
  ): Promise<Envelope[]> {
    const ids = [...new Set(messages.map((message) => message.id))];
    const facts = messages.map(factOf).filter((fact) => fact !== null);
    const reached = follow(facts, new Map(), false);
    const rows = reached.last.size
      ? await tx.query<Taken>(takeFacts, [consumer, ids, ...columns(reached.last)])
      : await tx.query<Taken>(take, [consumer, ids]);
    const taken = new Set(rows.map((row) => row.message_id));
    const stood = new Map(
      rows
        .filter((row) => row.source !== null)
        .map((row) => [`${row.source} ${row.book_id}`, Number(row.sequence)]),
    );
    const { gap, old } = follow(facts, stood, options.sequential === true);
    if (gap) throw new GapError(consumer, gap);
    return messages.filter((message) => taken.delete(message.id) && !old.has(message.id));
  }
}

function factOf(message: Envelope): Fact | null {
  if (message.bookid === undefined || message.sequence === undefined) return null;
  const lane = `${message.source.replace(/^\//, '')} ${message.bookid}`;
  return { id: message.id, lane, sequence: message.sequence };
}

function columns(last: ReadonlyMap<string, number>): [string[], string[], number[]] {
  const lanes = [...last.keys()].map((lane) => lane.split(' ') as [string, string]);
  return [lanes.map(([source]) => source), lanes.map(([, book]) => book), [...last.values()]];
}
