export interface ImportState {
  readonly bookId: string;
  readonly importId: string;
  readonly status: string;
  readonly rows: number;
  readonly imported: number;
  readonly duplicates: number;
  readonly failed: number;
}

/** Progress is a row at billing that the stream reads, not an event. */
export abstract class ImportProgress {
  /** The imports of these books that run, or that changed within the last minute. */
  abstract of(bookIds: readonly string[]): Promise<readonly ImportState[]>;
}

/** Where billing is not within reach: the stream has no progress then, only the message at the end. */
export class NoImportProgress extends ImportProgress {
  override of(): Promise<readonly ImportState[]> {
    return Promise.resolve([]);
  }
}
