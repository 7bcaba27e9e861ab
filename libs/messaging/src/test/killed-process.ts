import { randomUUID } from 'node:crypto';

import { payeeMerged } from '@hisaab/contracts';
import { Database } from '@hisaab/database';

import { BrokerTransport } from '../broker-transport';
import { Outbox } from '../outbox';
import { FACT, noteBy, WORK } from './noting';

/** What the test hands over as the one argument. */
export interface KilledProcessOrders {
  readonly urls: { readonly billing: string; readonly ledger: string; readonly reporting: string };
  readonly books: readonly string[];
}

/** A whole process in small: it writes under load, relays and consumes, until somebody kills it. */
async function main(orders: KilledProcessOrders): Promise<void> {
  const billing = new Database({ url: orders.urls.billing, service: 'billing' });
  const ledger = new Database({ url: orders.urls.ledger, service: 'ledger' });
  const reporting = new Database({ url: orders.urls.reporting, service: 'reporting' });
  const transport = new BrokerTransport({ sources: [billing], homes: [ledger, reporting], electMs: 50 });
  noteBy(ledger, [FACT, WORK], { sequential: true })(transport);
  noteBy(reporting, [FACT])(transport);
  transport.listen(() => undefined);
  const outbox = new Outbox(billing);
  await Promise.all(Array.from({ length: 6 }, () => write(billing, outbox, orders.books)));
}

async function write(billing: Database, outbox: Outbox, books: readonly string[]): Promise<never> {
  for (;;) {
    const book = books[Math.floor(Math.random() * books.length)]!;
    const events = Array.from({ length: 1 + Math.floor(Math.random() * 3) }, () => ({
      event: payeeMerged,
      data: { payeeId: randomUUID(), intoPayeeId: randomUUID() },
    }));
    await billing.transaction((tx) => outbox.append(tx, book, events));
    outbox.wake();
  }
}

void main(JSON.parse(process.argv[2]!) as KilledProcessOrders);
