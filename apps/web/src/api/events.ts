import { authorizedFetch } from './session';

export interface ServerEvent {
  readonly id: string | null;
  readonly event: string;
  readonly data: unknown;
}

/** The server beats at least every 30 s: a stream that is silent for longer is dead. */
const SILENCE_MS = 45_000;
const FIRST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 60_000;

/** One event as it came; null for a heartbeat or what is no event. */
export function parseEvent(block: string): ServerEvent | null {
  let event = 'message';
  let id: string | null = null;
  const data: string[] = [];
  for (const line of block.split('\n')) {
    const at = line.indexOf(':');
    if (at <= 0) continue;
    const value = line.slice(at + 1).replace(/^ /, '');
    const field = line.slice(0, at);
    if (field === 'event') event = value;
    else if (field === 'id') id = value;
    else if (field === 'data') data.push(value);
  }
  if (data.length === 0) return null;
  try {
    return { id, event, data: JSON.parse(data.join('\n')) };
  } catch {
    return null;
  }
}

/** Many clients that lost the same server do not come back all at once. */
export function waitBefore(attempt: number, random = Math.random()): number {
  const longest = Math.min(FIRST_WAIT_MS * 2 ** attempt, LONGEST_WAIT_MS);
  return longest * (0.5 + random / 2);
}

async function readStream(
  lastId: string | null,
  stop: AbortSignal,
  onEvent: (event: ServerEvent) => void,
): Promise<void> {
  const dead = new AbortController();
  let watch = setTimeout(() => dead.abort(), SILENCE_MS);
  try {
    const headers = { accept: 'text/event-stream', ...(lastId ? { 'last-event-id': lastId } : {}) };
    const signal = AbortSignal.any([stop, dead.signal]);
    const answer = await authorizedFetch(
      new Request(new URL('/v1/events', location.origin), { headers, signal }),
    );
    if (!answer.ok || !answer.body) throw new Error(`the stream answered ${answer.status}`);
    const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
    let buffer = '';
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      clearTimeout(watch);
      watch = setTimeout(() => dead.abort(), SILENCE_MS);
      const blocks = (buffer + value.replaceAll('\r\n', '\n')).split('\n\n');
      buffer = blocks.pop() ?? '';
      for (const block of blocks) {
        const found = parseEvent(block);
        if (found) onEvent(found);
      }
    }
  } finally {
    clearTimeout(watch);
  }
}

/** Waits, but no longer once the network comes back. */
function pause(ms: number, stop: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const over = new AbortController();
    const end = () => {
      clearTimeout(timer);
      over.abort();
      resolve();
    };
    const timer = setTimeout(end, ms);
    const { signal } = over;
    addEventListener('online', end, { signal });
    stop.addEventListener('abort', end, { signal });
  });
}

/** Follows the server's events until told to stop; comes back after a cut, more slowly each time. */
export async function followEvents(
  onEvent: (event: ServerEvent) => void,
  stop: AbortSignal,
  lastEventId: string | null,
): Promise<void> {
  let lastId = lastEventId;
  let attempt = 0;
  while (!stop.aborted) {
    try {
      await readStream(lastId, stop, (event) => {
        attempt = 0;
        if (event.id) lastId = event.id;
        onEvent(event);
      });
    } catch {
      attempt += 1;
    }
    if (!stop.aborted) await pause(waitBefore(attempt), stop);
  }
}
