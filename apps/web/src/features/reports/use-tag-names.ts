import { addDays } from '@hisaab/kernel';
import { useMemo } from 'react';
import type { Span } from './report-view';
import { useSummary } from './use-sums';

/** The tags of the year that ends with the span, and the one that is asked for; undefined while they are not known. */
export function useTagNames(span: Span, asked: string | undefined): string[] | undefined {
  const { data } = useSummary({ from: addDays(span.to, -365), to: span.to }, {}, 'tag');
  return useMemo(() => {
    if (!data) return asked ? [asked] : undefined;
    const names = data.items.flatMap(({ tag }) => (tag?.name ? [tag.name] : []));
    return [...new Set([...names, ...(asked ? [asked] : [])])].sort((a, b) => a.localeCompare(b));
  }, [data, asked]);
}
