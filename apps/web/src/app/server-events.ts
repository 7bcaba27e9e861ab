import { notifications } from '@mantine/notifications';
import { useEffect } from 'react';
import { noteSequence, seenSequence } from '../api/client';
import type { ServerEvent } from '../api/events';
import { shareEvents } from '../api/one-stream';
import { useSession } from './book';
import { bookChanged, queryClient } from './query-client';

/** While others write much, what is shown is asked for again at most so often. */
const GATHER_MS = 1_000;
/** What was loaded with the page shortly before the stream was opened is new enough. */
const FRESH_MS = 3_000;

function titleOf(data: unknown): { title: string; message: string } | null {
  if (typeof data !== 'object' || data === null) return null;
  const said = data as { title?: unknown; body?: unknown };
  return typeof said.title === 'string'
    ? { title: said.title, message: typeof said.body === 'string' ? said.body : '' }
    : null;
}

function sequenceOf(data: unknown): number {
  const said = typeof data === 'object' && data !== null && 'sequence' in data ? data.sequence : 0;
  return typeof said === 'number' ? said : 0;
}

/** At once, and once more at the end of a second in which more came. */
function gathered(work: () => void): () => void {
  let timer: ReturnType<typeof setTimeout> | null = null;
  let isAgain = false;
  const run = () => {
    work();
    isAgain = false;
    timer = setTimeout(() => {
      timer = null;
      if (isAgain) run();
    }, GATHER_MS);
  };
  return () => {
    if (timer === null) run();
    else isAgain = true;
  };
}

function reaction(): (event: ServerEvent, isGreeting: boolean) => void {
  const startedAt = performance.now();
  const changedElsewhere = gathered(bookChanged);
  return ({ event, data }, isGreeting) => {
    if (event === 'change') {
      const sequence = sequenceOf(data);
      // Of what was written here the page knows already.
      if (sequence <= seenSequence()) return;
      noteSequence(sequence);
      if (!isGreeting || performance.now() - startedAt > FRESH_MS) changedElsewhere();
    } else if (event === 'names') {
      // Once at once, and once more when the reports have the name as well.
      changedElsewhere();
      changedElsewhere();
    } else if (event === 'resync') {
      void queryClient.invalidateQueries();
    } else if (event === 'notification') {
      void queryClient.invalidateQueries({ queryKey: ['messages'] });
      const said = titleOf(data);
      if (said) notifications.show({ ...said, autoClose: 6000 });
    } else if (event === 'import') {
      void queryClient.invalidateQueries({ queryKey: ['imports'] });
    } else if (event === 'job') {
      void queryClient.invalidateQueries({ queryKey: ['jobs'] });
    }
  };
}

/** Keeps what is shown up to date with what others (an import, another tab, a phone) do to the book. */
export function useServerEvents(): void {
  const session = useSession();
  const bookId = session?.bookId ?? '';
  const sessionId = session?.sessionId ?? '';
  useEffect(() => {
    if (bookId === '') return undefined;
    return shareEvents(`hisaab.events.${sessionId}.${bookId}`, reaction());
  }, [sessionId, bookId]);
}
