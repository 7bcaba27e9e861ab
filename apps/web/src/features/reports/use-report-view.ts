import type { PeriodSettings } from '@hisaab/kernel';
import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router';
import { useBook } from '../../app/book';
import { useToday } from '../../app/formats';
import {
  type Entries,
  entriesLink,
  type ReportFilters,
  type Span,
  spanOf,
  type ViewChange,
  viewOf,
  withChange,
} from './report-view';

export interface ReportScope {
  readonly span: Span;
  readonly filters: ReportFilters;
  /** How the book's periods run. */
  readonly settings: PeriodSettings;
  readonly today: string;
  readonly change: (change: ViewChange) => void;
  /** The transactions page with the same days and filters, narrowed to a part of the picture. */
  readonly entries: (part?: Entries) => string;
}

/** What the address of a report asks for, in the book's periods. Its parts are the same objects until it changes. */
export function useReportView(): ReportScope {
  const [params, setParams] = useSearchParams();
  const { firstWeekday, monthStartDay } = useBook();
  const today = useToday();
  const change = useCallback(
    (wanted: ViewChange) => setParams((now) => withChange(now, wanted)),
    [setParams],
  );
  return useMemo(() => {
    const view = viewOf(params);
    const settings = { firstWeekday, monthStartDay };
    const span = spanOf(view, settings, today);
    const entries = (part: Entries = {}) => entriesLink(span, view.filters, part);
    return { span, filters: view.filters, settings, today, change, entries };
  }, [params, firstWeekday, monthStartDay, today, change]);
}
