import { useQuery } from '@tanstack/react-query';
import { useEffect, useSyncExternalStore } from 'react';
import { api, body } from '../api/client';
import { connection, onConnection } from '../api/connection';

/** What a person is told of the system; nothing while all is well. */
export interface Trouble {
  readonly kind: 'offline' | 'unreachable' | 'down' | 'late';
  /** The part's name; empty when it is the whole. */
  readonly part: string;
  readonly since: string;
  readonly secondsLate: number;
}

const GENTLY_MS = 30_000;
/** While something is wrong: the word that it is well again is waited for. */
const SOON_MS = 4_000;

const UP = 'up';

export function useConnection() {
  return useSyncExternalStore(onConnection, connection);
}

/** Everything that is late or down, the worst first. */
export function useTroubles(): readonly Trouble[] {
  const { state, since } = useConnection();
  const isCut = state !== 'online';
  const { data, refetch } = useQuery({
    queryKey: ['status'],
    queryFn: () => body(api.GET('/v1/status')),
    retry: false,
    networkMode: 'always',
    refetchInterval: (query) =>
      isCut || (query.state.data && query.state.data.state !== UP) ? SOON_MS : GENTLY_MS,
  });
  // As soon as the line is back (or gone) the question is worth asking.
  useEffect(() => {
    void refetch();
  }, [isCut, refetch]);
  if (state !== 'online' && since) {
    return [{ kind: state, part: '', since: since.toISOString(), secondsLate: 0 }];
  }
  return (data?.parts ?? [])
    .filter((part) => part.state !== UP)
    .map((part) => ({
      kind: part.state === 'down' ? ('down' as const) : ('late' as const),
      part: part.name,
      since: part.since,
      secondsLate: part.secondsLate ?? 0,
    }))
    .sort((a, b) => a.kind.localeCompare(b.kind));
}
