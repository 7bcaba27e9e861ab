import type { Access } from '@hisaab/security';
import type { BookProgress } from '../books/books.progress';
import type { BookHead } from '../books/books.repository';
import { settingsOr, type BookSettings } from '../books/book-settings';

export interface Standing {
  settings: BookSettings;
  asOf: { sequence: number; time: string | null };
  /** What an answer about this book is made from, beside the question. */
  version: unknown[];
}

/** Where the book stands, after waiting for what the reader has written. */
export async function standing(
  progress: BookProgress,
  access: Access,
  atLeast: number | undefined,
): Promise<Standing> {
  const head = await progress.head(access.bookId, atLeast);
  const settings = settingsOr(head.settings, access);
  const { currency, timezone, firstWeekday, monthStartDay } = settings;
  return {
    settings,
    asOf: asOf(head),
    version: [head.revision, head.settings?.version ?? 0, currency, timezone, firstWeekday, monthStartDay],
  };
}

const asOf = ({ sequence, time }: BookHead): Standing['asOf'] => ({ sequence, time });
