import { authorizedFetch } from './session';

export interface ServerEvent {
  readonly id: string | null;
  readonly event: string;
  readonly data: unknown;
}

function parse(block: string): ServerEvent | null {
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

async function readStream(
  lastId: string | null,
  signal: AbortSignal,
  onEvent: (event: ServerEvent) => void,
): Promise<void> {
  const headers = { accept: 'text/event-stream', ...(lastId ? { 'last-event-id': lastId } : {}) };
  const answer = await authorizedFetch(
    new Request(new URL('/v1/events', location.origin), { headers, signal }),
  );
  if (!answer.ok || !answer.body) throw new Error(`the stream answered ${answer.status}`);
  const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
  let buffer = '';
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    buffer += value.replaceAll('\r\n', '\n');
    let end = buffer.indexOf('\n\n');
    while (end >= 0) {
      const found = parse(buffer.slice(0, end));
      if (found) onEvent(found);
      buffer = buffer.slice(end + 2);
      end = buffer.indexOf('\n\n');
    }
  }
}

/** Follows the server's events until told to stop; comes back after a cut, more slowly each time. */
export function followEvents(onEvent: (event: ServerEvent) => void): () => void {
  const stop = new AbortController();
  let lastId: string | null = null;
  let wait = 1000;
  const follow = async () => {
    while (!stop.signal.aborted) {
      try {
        await readStream(lastId, stop.signal, (event) => {
          wait = 1000;
          if (event.id) lastId = event.id;
          onEvent(event);
        });
      } catch {
        wait = Math.min(wait * 2, 60_000);
      }
      if (!stop.signal.aborted) await new Promise((resolve) => setTimeout(resolve, wait));
    }
  };
  void follow();
  return () => stop.abort();
}
