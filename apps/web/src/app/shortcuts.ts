import { useEffect, useRef } from 'react';
import { useNavigate } from 'react-router';
import { isTyping } from './is-typing';
import { keepKeysAhead } from './keys-ahead';
import { PAGES } from './pages';
import { type Command, commandOf, letterOf } from './pressed-key';

export interface Actions extends Record<Command, () => void> {
  readonly add: () => void;
  readonly help: () => void;
  readonly templates: () => void;
}

/** Keys that work wherever nothing is being typed and no dialogue is open; the palette opens while one types too. */
export function useShortcuts(actions: Actions): void {
  const navigate = useNavigate();
  const waitsForGoal = useRef(false);
  const now = useRef(actions);
  useEffect(() => {
    now.current = actions;
  });
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || document.querySelector('[role="dialog"]')) return;
      const command = commandOf(event);
      if (isTyping(event.target) && command !== 'palette') return;
      if (command) {
        event.preventDefault();
        if (command === 'palette') keepKeysAhead();
        now.current[command]();
        return;
      }
      // A held Shift comes as a key of its own before the `?`.
      if (event.ctrlKey || event.metaKey || event.altKey || event.key === 'Shift') return;
      const letter = letterOf(event);
      const goal = waitsForGoal.current ? PAGES.find(({ key }) => key === letter) : undefined;
      waitsForGoal.current = letter === 'g' && !waitsForGoal.current;
      if (goal) void navigate(goal.to);
      else if (letter === 'n') {
        keepKeysAhead();
        now.current.add();
      } else if (letter === '?') now.current.help();
      else if (letter === '/') {
        // Where there is a search already, with what it is narrowed by.
        const search = document.querySelector<HTMLElement>('main input[type="search"]');
        if (search) search.focus();
        else void navigate('/transactions?search');
      } else return;
      event.preventDefault();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [navigate]);
}
