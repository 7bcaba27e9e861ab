import type { Encoding, GuessWarning, Mapping } from './mapping';
import type { ImportProblemCode } from './reasons';

export type ImportStatus = 'reading' | 'preview' | 'running' | 'done' | 'failed';

export interface ImportProblem {
  readonly code: ImportProblemCode;
  readonly message: string;
}

/** A file on its way into the book. */
export interface Import {
  readonly bookId: string;
  readonly id: string;
  readonly userId: string;
  readonly filename: string;
  readonly size: number;
  readonly status: ImportStatus;
  /** The import was taken back as a whole. */
  readonly isUndone: boolean;
  readonly commitWhenRead: boolean;
  readonly encoding: Encoding;
  readonly mapping: Mapping | null;
  readonly mappingGiven: boolean;
  readonly header: readonly string[];
  readonly fingerprint: string | null;
  readonly confidence: Readonly<Record<string, number>>;
  readonly warnings: readonly GuessWarning[];
  readonly rows: number;
  readonly processed: number;
  readonly imported: number;
  readonly duplicates: number;
  readonly near: number;
  readonly failed: number;
  readonly ignored: number;
  readonly cursor: number;
  readonly attempt: number;
  readonly firstDate: string | null;
  readonly changeSetId: string | null;
  readonly startedAt: Date | null;
  readonly problem: ImportProblem | null;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

/** What a mapping lacks to read any transaction; null when nothing. */
export function mappingProblem(mapping: Mapping): ImportProblem | null {
  const { columns, direction } = mapping;
  if (columns.date === undefined) {
    return { code: 'no-date-column', message: 'No column of the file was recognised as the date.' };
  }
  const hasAmount =
    direction === 'two-columns'
      ? columns.debit !== undefined && columns.credit !== undefined
      : columns.amount !== undefined;
  if (!hasAmount) {
    return { code: 'no-amount-column', message: 'No column of the file was recognised as the amount.' };
  }
  const hasType = columns.type !== undefined || columns.indicator !== undefined;
  if (direction === 'type' && !hasType) {
    return {
      code: 'no-type-column',
      message: 'The direction is to come from a type column, but none is named.',
    };
  }
  return null;
}

/** Whether the file has to be read anew, or only its rows be understood anew. */
export function readsAlike(before: Mapping | null, after: Mapping): boolean {
  return before !== null && before.encoding === after.encoding && before.separator === after.separator;
}
