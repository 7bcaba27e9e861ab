import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { connection } from './connection';
import { fetchInTime } from './deadline';

const ADDRESS = 'http://localhost/v1/accounts';

/** A network that answers as told, and gives up when asked to. */
function network(answer: (signal: AbortSignal) => Promise<Response>): void {
  vi.stubGlobal(
    'fetch',
    vi.fn((_request: Request, { signal }: { signal: AbortSignal }) => answer(signal)),
  );
}

const silence = (signal: AbortSignal): Promise<never> =>
  new Promise((_, refuse) => {
    signal.addEventListener('abort', () => refuse(new DOMException('', 'AbortError')));
  });

const json = (body: string) =>
  new Response(body, { status: 200, headers: { 'content-type': 'application/json' } });

describe('a request', () => {
  beforeEach(() => vi.useFakeTimers());
  afterEach(() => {
    vi.useRealTimers();
    vi.unstubAllGlobals();
  });

  it('that nobody answers ends by itself', async () => {
    network(silence);
    const asked = fetchInTime(new Request(ADDRESS)).catch((error: unknown) => error);
    await vi.advanceTimersByTimeAsync(31_000);
    expect(await asked).toMatchObject({ code: 'timed-out' });
  });

  it('whose answer stops half-way ends by itself', async () => {
    network((signal) => {
      const half = new ReadableStream({
        start: (out) => {
          out.enqueue(new TextEncoder().encode('{"items":'));
          signal.addEventListener('abort', () => out.error(new DOMException('', 'AbortError')));
        },
      });
      return Promise.resolve(new Response(half, { headers: { 'content-type': 'application/json' } }));
    });
    const asked = fetchInTime(new Request(ADDRESS)).catch((error: unknown) => error);
    await vi.advanceTimersByTimeAsync(31_000);
    expect(await asked).toMatchObject({ code: 'timed-out' });
  });

  it('that is given up stays given up', async () => {
    network(silence);
    const stop = new AbortController();
    const asked = fetchInTime(new Request(ADDRESS, { signal: stop.signal })).catch((error: unknown) => error);
    stop.abort();
    expect(await asked).toMatchObject({
      name: 'AbortError',
    });
  });

  it('that finds nobody says so, and the next answer that all is well', async () => {
    network(() => Promise.reject(new TypeError('Failed to fetch')));
    await expect(fetchInTime(new Request(ADDRESS))).rejects.toMatchObject({ code: 'offline' });
    expect(connection()).toMatchObject({ state: 'unreachable', since: expect.any(Date) as Date });
    network(() => Promise.resolve(json('{}')));
    expect(await (await fetchInTime(new Request(ADDRESS))).json()).toEqual({});
    expect(connection()).toEqual({ state: 'online', since: null });
  });
});
