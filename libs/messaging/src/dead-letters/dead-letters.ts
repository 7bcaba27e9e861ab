import { DomainError } from '@hisaab/kernel';

export interface FailedMessage {
  readonly consumer: string;
  readonly messageId: string;
  readonly type: string;
  readonly bookId: string | null;
  readonly state: 'waiting' | 'dead';
  readonly attempts: number;
  readonly nextAttemptAt: Date | null;
  readonly lastError: string | null;
  readonly recordedAt: Date;
  /** How many messages wait behind it. */
  readonly parkedBehind: number;
}

/** Which of them: one message, all of a consumer, or all there are. */
export interface Which {
  readonly consumer?: string | undefined;
  readonly messageId?: string | undefined;
}

/** What rests at a broker between two tries: it comes back by itself, and cannot be looked at meanwhile. */
export interface Resting {
  readonly consumer: string;
  readonly count: number;
}

/** What consumers failed at, wherever a transport keeps it: in tables, or in queues of a broker. */
export interface DeadLetters {
  /** Oldest first; what is parked is counted with its head. */
  list(): Promise<FailedMessage[]>;
  /** What comes back by itself and is not in the list. */
  resting?(): Promise<Resting[]>;
  /** Tries again at once, with all attempts ahead. @returns how many */
  redrive(which?: Which): Promise<number>;
  /** Gives one message up, so that what is parked behind it goes on. Refuses what did not fail. */
  skip(which: { readonly consumer: string; readonly messageId: string }): Promise<void>;
}

export function didNotFail(which: { consumer: string; messageId: string }): DomainError {
  const said = `${which.consumer} did not fail at ${which.messageId}`;
  return new DomainError('no-such-message', 'missing', said);
}

/** Several places as one. */
export function deadLettersOf(places: readonly DeadLetters[]): DeadLetters {
  return {
    list: async () => (await Promise.all(places.map((place) => place.list()))).flat(),
    resting: async () =>
      (await Promise.all(places.map(async (place) => (await place.resting?.()) ?? []))).flat(),
    redrive: async (which) => {
      let count = 0;
      for (const place of places) count += await place.redrive(which);
      return count;
    },
    skip: async (which) => {
      for (const place of places) {
        const isIt = ({ consumer, messageId }: FailedMessage): boolean =>
          consumer === which.consumer && messageId === which.messageId;
        if ((await place.list()).some(isIt)) return place.skip(which);
      }
      throw didNotFail(which);
    },
  };
}
