import { queryOptions, useQuery } from '@tanstack/react-query';
import { useSyncExternalStore } from 'react';
import { api, body, type Schemas } from '../api/client';
import { isSessionExpired, onSession, sessionClaims } from '../api/session';

export function useSession() {
  return useSyncExternalStore(onSession, sessionClaims);
}

/** The session ran out under the open page, which waits for the password. */
export function useSessionExpired(): boolean {
  return useSyncExternalStore(onSession, isSessionExpired);
}

export interface BookSettings {
  readonly bookId: string;
  readonly currency: string;
  readonly timezone: string;
  readonly firstWeekday: number;
  readonly monthStartDay: number;
  /** The book as the server has it; null until it answered (or while a new one is being set up). */
  readonly stored: Schemas['Book'] | null;
}

export function bookQuery(bookId: string) {
  return queryOptions({
    queryKey: ['book', bookId],
    queryFn: () => body(api.GET('/v1/books/{id}', { params: { path: { id: bookId } } })),
    enabled: bookId !== '',
    staleTime: 5 * 60_000,
  });
}

/** The book's settings; what the token says stands in until the server has answered. */
export function useBook(): BookSettings {
  const claims = useSession();
  const bookId = claims?.bookId ?? '';
  const { data } = useQuery(bookQuery(bookId));
  return {
    bookId,
    currency: data?.currency ?? claims?.currency ?? 'INR',
    timezone: data?.timezone ?? claims?.timezone ?? 'Asia/Kolkata',
    firstWeekday: data?.firstWeekday ?? 1,
    monthStartDay: data?.monthStartDay ?? 1,
    stored: data ?? null,
  };
}
