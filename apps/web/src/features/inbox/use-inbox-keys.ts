import { type RefObject, useEffect, useLayoutEffect, useRef } from 'react';
import { letterOf } from '../../app/pressed-key';
import { isTyping } from '../../app/is-typing';

const ROW = '[data-waiting]';

/**
 * j and k go from row to row, 1 to 4 press the row's categories, c reaches the search for another, Enter is the
 * button's own. When a row has gone the focus is on the one in its place.
 */
export function useInboxKeys(box: RefObject<HTMLElement | null>): { leave: (row: Element | null) => void } {
  const gone = useRef<{ index: number; key: string | undefined } | null>(null);
  const waitsForGoal = useRef(false);

  const rowsNow = () => [...(box.current?.querySelectorAll<HTMLElement>(ROW) ?? [])];
  const focus = (row: HTMLElement | undefined) => {
    const goal =
      row?.querySelector<HTMLElement>('[data-main]') ?? document.querySelector<HTMLElement>('main h1');
    goal?.focus({ preventScroll: true });
    row?.scrollIntoView({ block: 'nearest' });
  };

  useLayoutEffect(() => {
    const { current } = gone;
    if (!current) return;
    const rows = rowsNow();
    const index = Math.min(current.index, rows.length - 1);
    const { activeElement } = document;
    const isElsewhere = activeElement && activeElement !== document.body && !activeElement.closest(ROW);
    if (rows[current.index]?.dataset['waiting'] === current.key) return;
    gone.current = null;
    if (!isElsewhere) focus(rows[index]);
  });

  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
      const letter = letterOf(event);
      // `g c` goes to the categories.
      const isGoal = waitsForGoal.current;
      waitsForGoal.current = letter === 'g' && !isGoal;
      if (isGoal || isTyping(event.target) || document.querySelector('[role="dialog"]')) return;
      const rows = rowsNow();
      const at = rows.findIndex((row) => row.contains(document.activeElement));
      if (letter === 'j') focus(rows[Math.min(at + 1, rows.length - 1)]);
      else if (letter === 'k') focus(rows[Math.max(at - 1, 0)]);
      else if (at < 0) return;
      else if (letter === 'c') rows[at]?.querySelector<HTMLElement>('input')?.focus();
      else if (/^[1-4]$/.test(letter)) {
        rows[at]?.querySelector<HTMLElement>(`[data-choice="${letter}"]`)?.click();
      } else return;
      event.preventDefault();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  });

  return {
    leave: (row) => {
      const index = rowsNow().findIndex((other) => other === row);
      const key = row instanceof HTMLElement ? row.dataset['waiting'] : undefined;
      gone.current = index < 0 ? null : { index, key };
    },
  };
}
