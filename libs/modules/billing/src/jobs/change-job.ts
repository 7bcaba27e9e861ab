export type JobKind = 'bulk' | 'move' | 'undo';

export type JobStatus = 'queued' | 'running' | 'done' | 'failed';

/** A change of more rows than a request waits for. Its id is that of its change set. */
export interface ChangeJob {
  readonly bookId: string;
  readonly id: string;
  readonly userId: string;
  readonly kind: JobKind;
  /** What is to be done, as JSON: each kind knows its own. */
  readonly task: object;
  readonly status: JobStatus;
  /** How many rows were left alone so far. */
  readonly skipped: number;
  /** Behind the last row that is done with, as JSON of its kind; null before the first one. */
  readonly place: object | null;
  /** It is taken back as a whole: what it has not done yet stays undone. */
  readonly isUndone: boolean;
}

/** A row that a job left alone. */
export interface SkippedRow {
  readonly id: string;
  readonly reason: string;
  /** Among the rows that the job found at its beginning, if it keeps a list of them. */
  readonly position?: number;
}

/** What a job did in one transaction. */
export interface Batch {
  readonly place: object;
  /** How many rows are done with, whether they were changed, left alone or had nothing to change. */
  readonly done: number;
  readonly changed: number;
  readonly skipped: readonly SkippedRow[];
}
