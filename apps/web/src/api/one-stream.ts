import { followEvents, type ServerEvent } from './events';

type OnEvent = (event: ServerEvent, isGreeting: boolean) => void;

/**
 * One stream for all tabs of a browser: whoever holds the lock reads it and tells the others. When that tab goes,
 * the next one takes it up where it was. Without locks (no HTTPS on the local network) each tab has its own.
 */
export function shareEvents(name: string, onEvent: OnEvent): () => void {
  const stop = new AbortController();
  let lastId: string | null = null;
  const told = (event: ServerEvent, isGreeting: boolean) => {
    if (event.id) lastId = event.id;
    onEvent(event, isGreeting);
  };
  /** What a stream without a past begins with tells where the book is, not that it changed. */
  const follow = (onOwn: (event: ServerEvent) => void) => {
    let isGreeting = lastId === null;
    return followEvents(
      (event) => {
        onOwn(event);
        told(event, isGreeting);
        isGreeting = false;
      },
      stop.signal,
      lastId,
    );
  };
  if (!('locks' in navigator) || typeof BroadcastChannel === 'undefined') {
    void follow(() => undefined);
    return () => stop.abort();
  }
  const others = new BroadcastChannel(name);
  others.onmessage = ({ data }: MessageEvent<ServerEvent>) => told(data, false);
  const lead = () => follow((event) => others.postMessage(event));
  // Given up before it came to be the leader: no fault.
  navigator.locks.request(name, { signal: stop.signal }, lead).catch(() => undefined);
  return () => {
    stop.abort();
    others.close();
  };
}
