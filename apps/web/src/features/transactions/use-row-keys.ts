import { type RefObject, useEffect, useLayoutEffect, useRef } from 'react';
import { isTyping } from '../../app/is-typing';
import { letterOf } from '../../app/pressed-key';
import { useDeleteTransaction } from '../entry/use-save-entry';
import { fieldOfKey, isInRow, type RowField } from './row-edit';
import type { RowAction } from './use-row-actions';
import type { Transaction } from './use-transactions';
import type { Placed } from './windowing';

interface RowKeys {
  box: RefObject<HTMLElement | null>;
  rows: readonly Placed<Transaction>[];
  known: number;
  focused: number | null;
  setFocused: (index: number) => void;
  selected: ReadonlySet<string>;
  onSelect: (id: string, on: boolean) => void;
  onAct: (action: RowAction, transaction: Transaction) => void;
  /** Begins to edit the field of a row in its place. */
  onEdit: (id: string, field: RowField) => void;
}

/** Row by row with j and k, x chooses, d repeats, Delete deletes, letters edit; Enter is the row's own. */
export function useRowKeys(keys: RowKeys): void {
  const { box, rows, known, focused, setFocused } = keys;
  const remove = useDeleteTransaction();
  /** Where the focus goes as soon as that row is drawn, and is another than the one that was deleted. */
  const goal = useRef<{ index: number; gone?: string } | null>(null);

  const reach = () => {
    const { current } = goal;
    if (!current) return;
    const index = Math.min(current.index, known - 1);
    const row = box.current?.querySelector<HTMLElement>(`[data-index="${index}"]`);
    if (!row || row.dataset['id'] === current.gone) return;
    goal.current = null;
    row.querySelector('button')?.focus({ preventScroll: true });
    row.scrollIntoView({ block: 'nearest' });
  };
  useLayoutEffect(reach);

  // The bar of what is chosen comes above the list: the row that was chosen does not go behind it.
  const hasChosen = keys.selected.size > 0;
  useLayoutEffect(() => {
    document.activeElement?.closest('[data-index]')?.scrollIntoView({ block: 'nearest' });
  }, [hasChosen]);

  useEffect(() => {
    const here = (): number | null => {
      const item = document.activeElement?.closest<HTMLElement>('[data-index]');
      return item && box.current?.contains(item) ? Number(item.dataset['index']) : null;
    };
    const go = (index: number) => {
      if (index < 0 || index >= known) return;
      goal.current = { index };
      setFocused(index);
      // It may be drawn already, and then nothing is drawn anew.
      reach();
    };
    const firstSeen = () =>
      rows.find(({ index }) => {
        const row = box.current?.querySelector(`[data-index="${index}"]`);
        return row ? row.getBoundingClientRect().top >= 60 : false;
      })?.index ?? 0;
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
      if (isTyping(event.target) || document.querySelector('[role="dialog"]')) return;
      const at = here();
      const row = rows.find(({ index }) => index === at)?.row;
      const letter = letterOf(event);
      const field = fieldOfKey(letter);
      if (letter === 'j') go(at === null ? (focused ?? firstSeen()) : at + 1);
      else if (letter === 'k') go(at === null ? (focused ?? firstSeen()) : at - 1);
      else if (!row || at === null || row.state === 'deleted') return;
      else if (letter === 'x') keys.onSelect(row.id, !keys.selected.has(row.id));
      else if (letter === 'd') keys.onAct('repeat', row);
      else if (field && isInRow(field, row)) keys.onEdit(row.id, field);
      else if (field) keys.onAct('open', row);
      else if (event.key === 'Delete' || event.key === 'Backspace') {
        goal.current = { index: at, gone: row.id };
        remove.mutate(row, { onError: () => (goal.current = null) });
      } else return;
      event.preventDefault();
    };
    const onFocus = () => {
      const at = here();
      if (at !== null && at !== focused) setFocused(at);
    };
    document.addEventListener('keydown', onKey);
    document.addEventListener('focusin', onFocus);
    return () => {
      document.removeEventListener('keydown', onKey);
      document.removeEventListener('focusin', onFocus);
    };
  });
}
