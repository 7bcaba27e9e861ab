/** How far something is that goes on in the background. */
export interface WorkState {
  readonly bookId: string;
  /** By which name the stream tells of it. */
  readonly event: 'import' | 'job';
  readonly id: string;
  readonly status: string;
  /** What the stream tells. */
  readonly data: object;
}

/** Progress is a row at billing that the stream reads, not an event. */
export abstract class WorkProgress {
  /** The imports and large changes of these books that run, or that changed within the last minute. */
  abstract of(bookIds: readonly string[]): Promise<readonly WorkState[]>;
}

/** Where billing is not within reach: the stream has no progress then, only the message at the end. */
export class NoWorkProgress extends WorkProgress {
  override of(): Promise<readonly WorkState[]> {
    return Promise.resolve([]);
  }
}
