import { describe, expect, it } from 'vitest';

import type { IncomingRecord, Take } from './kafka-types';
import { Rounds } from './rounds';

/** A partition's batch as kafkajs hands it over, noting what is done with it. */
function fetched(partition: number, offsets: number[], done: string[], heartbeat = () => Promise.resolve()) {
  return {
    batch: {
      topic: 'facts',
      partition,
      messages: offsets.map((offset) => ({
        offset: String(offset),
        value: Buffer.from('{}'),
        timestamp: '5',
        headers: { type: Buffer.from('a.type') },
      })),
      lastOffset: () => String(offsets.at(-1)),
    },
    resolveOffset: (offset: string) => void done.push(`resolved ${partition}/${offset}`),
    heartbeat,
    commitOffsetsIfNecessary: () => Promise.resolve(void done.push('committed')),
    uncommittedOffsets: () => ({ topics: [] }),
    isRunning: () => true,
    isStale: () => false,
  };
}

describe('what one fetch brought', () => {
  it('is taken together, each partition in its order, and committed once, after it', async () => {
    const done: string[] = [];
    const taken: (readonly IncomingRecord[])[] = [];
    const rounds = new Rounds((records) => {
      done.push('taken');
      return Promise.resolve(void taken.push(records));
    }, 1_000);
    await Promise.all([rounds.add(fetched(0, [4, 5], done)), rounds.add(fetched(1, [9], done))]);
    expect(taken.map((records) => records.map(({ partition, offset }) => [partition, offset]))).toEqual([
      [
        [0, 4n],
        [0, 5n],
        [1, 9n],
      ],
    ]);
    expect(taken[0]![0]).toMatchObject({ topic: 'facts', type: 'a.type', value: '{}', timestamp: 5 });
    expect(done).toEqual(['taken', 'resolved 0/5', 'resolved 1/9', 'committed']);
  });

  it('is not committed when it could not be taken', async () => {
    const done: string[] = [];
    const rounds = new Rounds(() => Promise.reject(new Error('no')), 1_000);
    await expect(rounds.add(fetched(0, [1], done))).rejects.toThrow('no');
    expect(done).toEqual([]);
  });

  it('is committed, and the loss told, when the group changed meanwhile', async () => {
    const done: string[] = [];
    const take: Take = async (_records, isLost) => {
      while (!isLost()) await new Promise((resolve) => setTimeout(resolve, 1));
    };
    const lost = (): Promise<void> => Promise.reject(new Error('rebalance'));
    await expect(new Rounds(take, 1).add(fetched(0, [1], done, lost))).rejects.toThrow('rebalance');
    expect(done).toEqual(['resolved 0/1', 'committed']);
  });

  it('goes one after the other', async () => {
    let running = 0;
    const rounds = new Rounds(async () => {
      running += 1;
      expect(running).toBe(1);
      await new Promise((resolve) => setTimeout(resolve, 5));
      running -= 1;
    }, 1_000);
    const first = rounds.add(fetched(0, [1], []));
    await new Promise((resolve) => setTimeout(resolve, 2));
    await Promise.all([first, rounds.add(fetched(1, [1], []))]);
  });
});
