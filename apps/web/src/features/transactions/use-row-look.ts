import type { TFunction } from 'i18next';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { type Formats, useFormats } from '../../app/formats';
import { useAccounts } from '../accounts/use-accounts';
import { useCategoryLook } from '../categories/use-categories';

/** The words and names that rows are drawn with. */
export interface RowLook {
  readonly t: TFunction;
  readonly formats: Formats;
  readonly category: (id: string | null) => string | undefined;
  readonly account: (id: string | null) => string;
}

// Why for all rows at once: thirty rows that each subscribe to the book, its accounts, its categories and the words
// take longer to draw than a frame lasts.
/** Looked up once by whoever draws the rows; the same until something of it changes. */
export function useRowLook(): RowLook {
  const { t } = useTranslation();
  const formats = useFormats();
  const { data: accounts } = useAccounts();
  const look = useCategoryLook();
  return useMemo(() => {
    const names = new Map((accounts ?? []).map(({ id, name }) => [id, name]));
    return {
      t,
      formats,
      category: (id) => look(id)?.name,
      account: (id) => (id === null ? '' : (names.get(id) ?? '')),
    };
  }, [t, formats, accounts, look]);
}
