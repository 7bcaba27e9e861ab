import { randomUUID } from 'node:crypto';

import { importRequested, payeeMerged, payeeNamed } from '@hisaab/contracts';
import { Database } from '@hisaab/database';
import { uuidv7 } from '@hisaab/kernel';
import { testDatabase, type TestDatabase } from '@hisaab/testing';
import { Logger } from '@nestjs/common';
import type { CustomTransportStrategy } from '@nestjs/microservices';

import { Outbox } from '../outbox';
import type { NewEvent } from '../outbox-row';
import type { DeadLetters } from '../dead-letters/dead-letters';
import type { RetryPolicy } from '../delivery/back-off';
import type { SourceStatus } from '../status';
import type { Listening } from './noting';

/** What every transport offers to Nest, and to these tests. */
export interface Transport extends CustomTransportStrategy, Listening {
  readonly deadLetters: DeadLetters;
  progress(): Promise<SourceStatus[]>;
}

/** A transport with quick retries (a few, then dead), for the events of these services and consumers in those. */
export type MakeTransport = (sources: readonly Database[], homes: readonly Database[]) => Transport;

/** How a transport under test retries before a message is dead: a few times, and quickly. */
export const RETRIES: RetryPolicy = { attempts: 4, firstMs: 60, longestMs: 400 };

export interface Effect {
  messageId: string;
  bookId: string | null;
  sequence: number | null;
}

/** One database with a producer (billing) and consumers that note what they did in their own schema. */
export class Stage {
  private readonly open: Transport[] = [];

  private constructor(readonly test: TestDatabase) {}

  static async make(): Promise<Stage> {
    // Not every message that goes well.
    Logger.overrideLogger(['warn', 'error', 'fatal']);
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

  /** Where the consumers of the tests keep what they did. */
  get homes(): Database[] {
    return [this.test.database('ledger'), this.test.database('reporting')];
  }

  listen(make: MakeTransport, handlers: (transport: Transport) => void): Transport {
    const transport = make([this.billing], this.homes);
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
  facts(bookId: string, count = 1, through: Database = this.billing): Promise<string[]> {
    return this.send(
      bookId,
      Array.from({ length: count }, () => ({
        event: payeeMerged,
        data: { payeeId: randomUUID(), intoPayeeId: randomUUID() },
      })),
      through,
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

  /** The same schema through other connections, as another process has it; whoever asks closes it. */
  anotherBilling(): Database {
    return new Database({ url: this.test.serviceUrl('billing'), service: 'billing' });
  }

  async send(
    bookId: string | null,
    events: readonly NewEvent[],
    through: Database = this.billing,
  ): Promise<string[]> {
    const named = events.map((event) => ({ ...event, id: event.id ?? uuidv7() }));
    const outbox = new Outbox(through);
    await through.transaction((tx) => outbox.append(tx, bookId, named));
    outbox.wake();
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
