/**
 * Whether the server can be reached, and since when not: what the device says of its network, and what became of
 * the last request. Other parts (the banner, entries that wait) look here.
 */
export interface Connection {
  /** `offline`: the device has no network. `unreachable`: it has one, and the server does not answer. */
  readonly state: 'online' | 'offline' | 'unreachable';
  readonly since: Date | null;
}

const ONLINE: Connection = { state: 'online', since: null };

const hasNetwork = (): boolean => typeof window === 'undefined' || navigator.onLine;

let now: Connection = hasNetwork() ? ONLINE : { state: 'offline', since: new Date() };
const listeners = new Set<() => void>();

export function connection(): Connection {
  return now;
}

export function onConnection(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function become(state: Connection['state']): void {
  if (now.state === state) return;
  now = state === 'online' ? ONLINE : { state, since: now.since ?? new Date() };
  for (const listener of listeners) listener();
}

/** An answer came, whatever it said. */
export function reached(): void {
  become('online');
}

/** A request found nobody. */
export function notReached(): void {
  become(hasNetwork() ? 'unreachable' : 'offline');
}

if (typeof window !== 'undefined') {
  addEventListener('offline', () => become('offline'));
  // The network is back; whether the server is, the next request shows.
  addEventListener('online', () => {
    if (now.state === 'offline') become('unreachable');
  });
}
