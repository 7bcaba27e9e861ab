import type { IncomingRecord, Take } from './kafka-types';

type Header = Buffer | string | undefined;

/** As much of a partition's batch as is used here: what kafkajs hands to `eachBatch`. */
interface Fetched {
  readonly batch: {
    readonly topic: string;
    readonly partition: number;
    readonly messages: readonly {
      readonly offset: string;
      readonly value: Buffer | null;
      readonly timestamp: string;
      readonly headers?: Readonly<Record<string, Header | (Buffer | string)[]>>;
    }[];
    lastOffset(): string;
  };
  resolveOffset(offset: string): void;
  heartbeat(): Promise<void>;
  commitOffsetsIfNecessary(offsets: Uncommitted): Promise<void>;
  uncommittedOffsets(): Uncommitted;
  isRunning(): boolean;
  isStale(): boolean;
}

interface Uncommitted {
  topics: { topic: string; partitions: { partition: number; offset: string }[] }[];
}

interface Waiting {
  readonly payload: Fetched;
  readonly resolve: () => void;
  readonly reject: (error: unknown) => void;
}

/** kafkajs brings each partition alone; what one fetch brought is taken together, and committed together. */
export class Rounds {
  private waiting: Waiting[] = [];
  private running: Promise<void> | undefined;

  constructor(
    private readonly take: Take,
    private readonly heartbeatMs: number,
  ) {}

  add(payload: Fetched): Promise<void> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ payload, resolve, reject });
      this.running ??= this.run();
    });
  }

  private async run(): Promise<void> {
    while (this.waiting.length > 0) {
      await new Promise((resolve) => setImmediate(resolve));
      const round = this.waiting.splice(0);
      try {
        await this.one(round.map(({ payload }) => payload));
        for (const { resolve } of round) resolve();
      } catch (error) {
        for (const { reject } of round) reject(error);
      }
    }
    this.running = undefined;
  }

  private async one(payloads: readonly Fetched[]): Promise<void> {
    const open = payloads.filter((payload) => payload.isRunning() && !payload.isStale());
    const [first] = open;
    if (!first) return;
    let lost: { error: unknown } | undefined;
    const beat = (): void => void first.heartbeat().catch((error: unknown) => (lost ??= { error }));
    const beating = setInterval(beat, this.heartbeatMs);
    try {
      await this.take(open.flatMap(recordsOf), () => lost !== undefined || !first.isRunning());
    } catch (error) {
      throw lost?.error ?? error;
    } finally {
      clearInterval(beating);
    }
    for (const { resolveOffset, batch } of open) resolveOffset(batch.lastOffset());
    const commit = first.commitOffsetsIfNecessary(first.uncommittedOffsets());
    if (!lost) return commit;
    // The group is about to change: what is done is told where it still may be.
    await commit.catch(() => undefined);
    throw lost.error;
  }
}

function recordsOf({ batch }: Fetched): IncomingRecord[] {
  return batch.messages.map((message) => ({
    topic: batch.topic,
    partition: batch.partition,
    offset: BigInt(message.offset),
    value: message.value?.toString() ?? null,
    type: typeOf(message.headers?.['type']),
    timestamp: Number(message.timestamp),
  }));
}

function typeOf(header: Header | (Buffer | string)[]): string | undefined {
  const [first] = Array.isArray(header) ? header : [header];
  return first?.toString();
}
