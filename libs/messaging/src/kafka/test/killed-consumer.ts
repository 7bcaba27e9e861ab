import { Database } from '@hisaab/database';

import { FACT, noteBy } from '../../test/noting';
import { overKafka } from './over-kafka';

/** What the test hands over as the one argument. */
export interface KilledConsumerOrders {
  readonly ledgerUrl: string;
  readonly brokers: readonly string[];
  readonly name: string;
}

/** One of two processes of a consumer, until somebody kills it. It says the id of each fact that it takes. */
function main({ ledgerUrl, brokers, name }: KilledConsumerOrders): void {
  const ledger = new Database({ url: ledgerUrl, service: 'ledger' });
  const transport = overKafka(name, { brokers, clientId: 'killed' }, [ledger], [ledger]);
  noteBy(ledger, [FACT], {
    sequential: true,
    before: ({ id }) => void process.stdout.write(`${id}\n`),
  })(transport);
  transport.listen(() => undefined);
}

main(JSON.parse(process.argv[2]!) as KilledConsumerOrders);
