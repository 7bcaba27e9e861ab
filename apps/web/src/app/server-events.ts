import { notifications } from '@mantine/notifications';
import { useEffect } from 'react';
import { followEvents, type ServerEvent } from '../api/events';
import { useBook } from './book';
import { bookChanged, queryClient } from './query-client';

function titleOf(data: unknown): { title: string; message: string } | null {
  if (typeof data !== 'object' || data === null) return null;
  const said = data as { title?: unknown; body?: unknown };
  return typeof said.title === 'string'
    ? { title: said.title, message: typeof said.body === 'string' ? said.body : '' }
    : null;
}

function react(event: ServerEvent): void {
  if (event.event === 'notification') {
    void queryClient.invalidateQueries({ queryKey: ['messages'] });
    const said = titleOf(event.data);
    if (said) notifications.show({ ...said, autoClose: 6000 });
  } else if (event.event === 'import') {
    void queryClient.invalidateQueries({ queryKey: ['imports'] });
  } else if (event.event === 'job') {
    void queryClient.invalidateQueries({ queryKey: ['jobs'] });
  } else if (event.event === 'change') {
    bookChanged();
  } else if (event.event === 'resync') {
    void queryClient.invalidateQueries();
  }
}

/** Keeps what is shown up to date with what others (an import, another tab, a phone) do to the book. */
export function useServerEvents(): void {
  const { bookId } = useBook();
  useEffect(() => {
    if (bookId === '') return undefined;
    return followEvents(react);
  }, [bookId]);
}
