import type { Envelope } from '@hisaab/contracts';
import type { Database } from '@hisaab/database';

import { envelopeOf, messagesAfter } from '../delivery/message';
import type { Replay } from './replay';

const BATCH = 1_000;

/** From the tables where all events stay, for where they are within reach: everything in one program. */
export class OutboxReplay implements Replay {
  private readonly read = new Map<Database, bigint>();
  private readonly heads = new Map<Database, bigint>();

  constructor(
    private readonly sources: readonly Database[],
    private readonly types: readonly string[],
  ) {}

  async next(): Promise<Envelope[]> {
    for (const source of this.sources) {
      const messages = await this.nextOf(source);
      if (messages.length > 0) return messages;
    }
    return [];
  }

  progress(): { read: number; total: number } {
    return { read: sum(this.read), total: sum(this.heads) };
  }

  close(): Promise<void> {
    return Promise.resolve();
  }

  private async nextOf(source: Database): Promise<Envelope[]> {
    const [row] = await source.query<{ head: bigint }>('select value as head from relay_position');
    const head = row?.head ?? 0n;
    const after = this.read.get(source) ?? 0n;
    this.heads.set(source, head);
    if (after >= head) return [];
    const messages = await messagesAfter(source, after, head, this.types, BATCH);
    this.read.set(source, messages.length < BATCH ? head : messages.at(-1)!.position);
    return messages.map((message) => envelopeOf(source.service, message));
  }
}

function sum(positions: ReadonlyMap<Database, bigint>): number {
  return Number([...positions.values()].reduce((total, one) => total + one, 0n));
}
