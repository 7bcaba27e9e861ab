import { randomUUID } from 'node:crypto';

import { importRequested, payeeMerged, payeeNamed, type Envelope } from '@hisaab/contracts';
import type { Database, Service } from '@hisaab/database';
import { uuidv7 } from '@hisaab/kernel';
import { testDatabase, type TestDatabase } from '@hisaab/testing';
import type { CustomTransportStrategy, MessageHandler } from '@nestjs/microservices';

import { consumes } from '../consumes';
import { Inbox } from '../inbox';
import { Outbox } from '../outbox';
import type { NewEvent } from '../outbox-row';
import type { SourceStatus } from '../status';

/** What every transport offers to Nest, and to these tests. */
export interface Transport extends CustomTransportStrategy {
  addHandler(
    pattern: string,
    callback: MessageHandler,
    isEvent: boolean,
    extras: Record<string, unknown>,
  ): void;
  status(): Promise<SourceStatus[]>;
}

/** A transport with quick retries (a few, then dead), for the events of these services. */
export type MakeTransport = (sources: readonly Database[]) => Transport;

export const FACT = payeeMerged.type;
export const NAME = payeeNamed.type;
export const WORK = importRequested.type;

/** Attempts that a transport under test makes before a message is dead. */
export const ATTEMPTS = 4;

export interface Effect {
  messageId: string;
  bookId: string | null;
  sequence: number | null;
}

/** One database with a producer (billing) and consumers that note what they did in their own schema. */
export class Stage {
  readonly outbox: Outbox;
  private readonly open: Transport[] = [];

  private constructor(readonly test: TestDatabase) {
    this.outbox = new Outbox(this.billing);
  }

  static async make(): Promise<Stage> {
    const test = await testDatabase();
    for (const service of ['ledger', 'reporting'] as const) {
      const role = new URL(test.serviceUrl(service)).username;
      await test.admin.query(`create table ${service}.effect
        (id bigserial primary key, consumer text, message_id uuid, book_id uuid, sequence bigint);
        grant all on ${service}.effect to "${decodeURIComponent(role)}";
        grant all on ${service}.effect_id_seq to "${decodeURIComponent(role)}"`);
    }
    return new Stage(test);
  }

  get billing(): Database {
    return this.test.database('billing');
  }

  listen(make: MakeTransport, handlers: (transport: Transport) => void): Transport {
    const transport = make([this.billing]);
    handlers(transport);
    this.open.push(transport);
    void transport.listen(() => undefined);
    return transport;
  }

  async close(): Promise<void> {
    await Promise.all(this.open.map(async (transport) => transport.close()));
    await this.test.drop();
  }

  /** Commits facts of one book. @returns their ids */
  facts(bookId: string, count = 1): Promise<string[]> {
    return this.send(
      bookId,
      Array.from({ length: count }, () => ({
        event: payeeMerged,
        data: { payeeId: randomUUID(), intoPayeeId: randomUUID() },
      })),
    );
  }

  names(subject: string, count: number): Promise<string[]> {
    return this.send(
      null,
      Array.from({ length: count }, (_, n) => ({
        event: payeeNamed,
        subject,
        data: { id: subject, version: n + 1, name: `Name ${n + 1}` },
      })),
    );
  }

  work(count = 1): Promise<string[]> {
    return this.send(
      null,
      Array.from({ length: count }, () => ({
        event: importRequested,
        data: { importId: randomUUID(), bookId: randomUUID() },
      })),
    );
  }

  async send(bookId: string | null, events: readonly NewEvent[]): Promise<string[]> {
    const named = events.map((event) => ({ ...event, id: event.id ?? uuidv7() }));
    await this.billing.transaction((tx) => this.outbox.append(tx, bookId, named));
    this.outbox.wake();
    return named.map(({ id }) => id);
  }

  effects(service: 'ledger' | 'reporting', consumer: string = service): Promise<Effect[]> {
    return this.test.database(service).query<Effect>(
      `select message_id as "messageId", book_id as "bookId", sequence::int as sequence
       from effect where consumer = $1 order by id`,
      [consumer],
    );
  }

  async effectIds(service: 'ledger' | 'reporting', consumer: string = service): Promise<string[]> {
    return (await this.effects(service, consumer)).map(({ messageId }) => messageId);
  }
}

export interface NotingOptions {
  readonly consumer?: string;
  readonly batch?: number;
  readonly sequential?: boolean;
  /** Throws for what shall fail, before anything is kept. */
  readonly before?: (message: Envelope) => void | Promise<void>;
}

/** A consumer that notes each message by its inbox, like a real one. */
export function noting(
  database: Database,
  types: readonly string[],
  options: NotingOptions = {},
): (transport: Transport) => void {
  const service: Service = database.service;
  const consumer = options.consumer ?? service;
  const inbox = new Inbox(database);
  const handle = (messages: Envelope[]): Promise<void> =>
    inbox.process(
      consumer,
      messages,
      async (tx, fresh) => {
        for (const message of fresh) await options.before?.(message);
        await note(tx, consumer, fresh);
      },
      { sequential: options.sequential ?? false },
    );
  const extras = consumes(consumer, { batch: options.batch ?? 100 });
  return (transport) => {
    for (const type of types) transport.addHandler(type, handle, true, extras);
  };
}

async function note(
  tx: Parameters<Outbox['append']>[0],
  consumer: string,
  messages: Envelope[],
): Promise<void> {
  await tx.query(
    `insert into effect (consumer, message_id, book_id, sequence)
     select $1, * from unnest($2::uuid[], $3::uuid[], $4::bigint[])`,
    [
      consumer,
      messages.map(({ id }) => id),
      messages.map(({ bookid }) => bookid ?? null),
      messages.map(({ sequence }) => sequence ?? null),
    ],
  );
}
