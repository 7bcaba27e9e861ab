import { importRequested, payeeMerged, payeeNamed, type Envelope } from '@hisaab/contracts';
import type { Database, Sql } from '@hisaab/database';
import type { MessageHandler } from '@nestjs/microservices';

import { consumes } from '../consumes';
import { Inbox } from '../inbox';

export const FACT = payeeMerged.type;
export const NAME = payeeNamed.type;
export const WORK = importRequested.type;

/** As much of a transport as a consumer sees. */
export interface Listening {
  addHandler(
    pattern: string,
    callback: MessageHandler,
    isEvent: boolean,
    extras: Record<string, unknown>,
  ): void;
}

export interface NotingOptions {
  readonly consumer?: string;
  readonly batch?: number;
  readonly sequential?: boolean;
  /** Throws for what shall fail, before anything is kept. */
  readonly before?: (message: Envelope) => void | Promise<void>;
}

/** A consumer that notes each message by its inbox, like a real one. */
export function noteBy(
  database: Database,
  types: readonly string[],
  options: NotingOptions = {},
): (transport: Listening) => void {
  const consumer = options.consumer ?? database.service;
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

async function note(tx: Sql, consumer: string, messages: Envelope[]): Promise<void> {
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
