import { useQueries } from '@tanstack/react-query';
import { useLayoutEffect, useRef, useState } from 'react';
import { BEGINNING, extended, settled } from './long-list';
import { type Filters, pageOfTransactions, type Transaction } from './use-transactions';
import {
  drawn,
  holds,
  isIn,
  type Placed,
  placed,
  type Sizes,
  type Span,
  spansOf,
  type View,
} from './windowing';

/** How far from what is seen rows are asked for already, in px. */
const AHEAD = 3000;

export interface LongList {
  readonly rows: readonly Placed<Transaction>[];
  /** Near, and not here yet. */
  readonly missing: readonly Span[];
  readonly height: number;
  /** How many rows are known; of all that there are only when `isWhole`. */
  readonly known: number;
  readonly isWhole: boolean;
  readonly error: Error | null;
  readonly retry: () => void;
}

/** What of all that the filters find is drawn now; pages come ahead of the scrolling and go behind it. */
export function useLongList(filters: Filters, view: View, sizes: Sizes, focused: number | null): LongList {
  const [line, setLine] = useState(BEGINNING);
  const spans = spansOf(line, sizes);
  const last = spans.at(-1);
  const height = last ? last.top + last.height : 0;
  const wide = { from: view.from - AHEAD, to: view.to + AHEAD };
  const near = spans.filter((span) => isIn(span, wide) || holds(span, focused));
  const answers = useQueries({
    queries: near.map(({ stretch }) => pageOfTransactions(filters, stretch.cursor)),
  });

  const known = near.reduce((next, { stretch }, at) => {
    const page = answers[at]?.data;
    return page ? settled(next, stretch.cursor, page) : next;
  }, line);
  const now = height <= wide.to ? extended(known) : known;
  // Drawn anew at once; what says nothing new gives the same line, so that this comes to an end.
  if (now !== line) setLine(now);
  useSteady(spans, view);

  const rows = near.flatMap((span, at) => placed(span, answers[at]?.data?.items ?? [], sizes));
  const failed = answers.filter((answer) => answer.isError);
  return {
    rows: drawn(rows, view, sizes, focused),
    missing: near.filter((span, at) => span.height > 0 && !answers[at]?.data && isIn(span, view)),
    height,
    known: last ? last.index + last.stretch.rows : 0,
    isWhole: last?.stretch.next === null,
    error: failed[0]?.error ?? null,
    retry: () => void Promise.all(failed.map((answer) => answer.refetch())),
  };
}

/** When rows come or go above what is seen, what is seen stays where it is. */
function useSteady(spans: readonly Span[], view: View): void {
  const before = useRef<{ cursor: string; top: number } | null>(null);
  useLayoutEffect(() => {
    const { current } = before;
    const moved = current && spans.find(({ stretch }) => stretch.cursor === current.cursor);
    const isFirst = current?.cursor === '';
    if (moved && !isFirst && moved.top !== current.top) window.scrollBy({ top: moved.top - current.top });
    const here = spans.findLast(({ top, stretch }) => top <= Math.max(view.from, 0) && stretch.rows > 0);
    before.current = here ? { cursor: here.stretch.cursor, top: here.top } : null;
  });
}
