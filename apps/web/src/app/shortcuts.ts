import { useEffect, useRef } from 'react';
import { useNavigate } from 'react-router';
import { undoLast } from './undo';

/** `g` and then one of these goes to a page. */
export const GO_TO: Readonly<Record<string, string>> = {
  h: '/',
  t: '/transactions',
  c: '/categories',
  r: '/reports/monthly',
  a: '/accounts',
  i: '/import',
  l: '/ledger',
  m: '/messages',
  s: '/settings',
};

/** Whether a letter belongs to what has the focus; a box to tick takes none. */
export function isTyping(target: EventTarget | null): boolean {
  if (target instanceof HTMLInputElement) return !['checkbox', 'radio'].includes(target.type);
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || ['TEXTAREA', 'SELECT'].includes(target.tagName))
  );
}

interface Actions {
  add: () => void;
  help: () => void;
}

/** Single keys that work wherever nothing is being typed and no dialogue is open. */
export function useShortcuts({ add, help }: Actions): void {
  const navigate = useNavigate();
  const waitsForGoal = useRef(false);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const isUndo = event.key === 'z' && (event.ctrlKey || event.metaKey) && !event.shiftKey;
      if (isTyping(event.target) || document.querySelector('[role="dialog"]')) return;
      if (isUndo) {
        event.preventDefault();
        void undoLast();
        return;
      }
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      const goal = waitsForGoal.current ? GO_TO[event.key] : undefined;
      waitsForGoal.current = event.key === 'g' && !waitsForGoal.current;
      if (goal) void navigate(goal);
      else if (event.key === 'n') add();
      else if (event.key === '?') help();
      else if (event.key === '/') {
        // Where there is a search already, with what it is narrowed by.
        const search = document.querySelector<HTMLElement>('main input[type="search"]');
        if (search) search.focus();
        else void navigate('/transactions?search');
      } else return;
      event.preventDefault();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [navigate, add, help]);
}
