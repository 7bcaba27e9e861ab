import type { Sql } from '@hisaab/database';

import type { OutgoingMessage } from '../messages/outgoing-message';

/**
 * A way to reach a person. `deliver` runs in the transaction that takes the event: the in-app channel is done
 * with it then, one that leaves the process notes what is pending and sends after the commit.
 */
export abstract class Channel {
  abstract readonly name: string;
  abstract deliver(tx: Sql, message: OutgoingMessage): Promise<void>;
}
