import { userRegistered, type Envelope } from '@hisaab/contracts';
import { causeFor, requestContext, useSpans, type SpanOptions } from '@hisaab/observability';
import { Logger } from '@nestjs/common';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { BrokerAwayError } from '../trouble';
import { call } from './call';
import type { Handler } from './handlers';

function envelope(id: string, more: Partial<Envelope> = {}): Envelope {
  return {
    specversion: '1.0',
    id,
    source: '/auth',
    type: userRegistered.type,
    time: '2026-11-20T10:00:00.000Z',
    datacontenttype: 'application/json',
    data: {},
    ...more,
  };
}

function handler(handle: Handler['handle'], more: Partial<Handler> = {}): Handler {
  return { consumer: 'ledger', batch: 500, concurrency: 1, handler: Symbol('ledger'), handle, ...more };
}

/** Notes what is opened and how it ends; a span names itself by its number. */
function notingSpans() {
  const opened: (SpanOptions & { ended?: unknown })[] = [];
  useSpans({
    open: (options) => {
      const noted: SpanOptions & { ended?: unknown } = { ...options };
      opened.push(noted);
      const end = (error?: unknown): void => void (noted.ended = error ?? 'well');
      return { traceparent: `span ${opened.length}`, set: () => undefined, end };
    },
  });
  return opened;
}

beforeEach(() => {
  vi.spyOn(Logger.prototype, 'debug').mockImplementation(() => undefined);
});

afterEach(() => {
  useSpans(undefined);
  vi.restoreAllMocks();
});

describe('a call', () => {
  it('makes one span for each trace of the batch, and hands on what is a part of it', async () => {
    const spans = notingSpans();
    const batch = [
      envelope('1', { requestid: 'a', traceparent: 'trace a', bookid: 'x' }),
      envelope('2', { requestid: 'b', traceparent: 'trace b', bookid: 'y' }),
      envelope('3', { requestid: 'a', traceparent: 'trace a', bookid: 'x' }),
      envelope('4', { requestid: 'c' }),
    ];
    let seen: Envelope[] = [];
    await call(
      handler(async (messages) => {
        seen = messages;
        expect(causeFor('y')).toEqual({ requestId: 'b', traceparent: 'span 2' });
        expect(requestContext()?.traceparent).toBeUndefined();
        await Promise.resolve();
      }),
      'kafka',
      () => batch,
    );
    expect(seen.map(({ traceparent }) => traceparent)).toEqual(['span 1', 'span 2', 'span 1', undefined]);
    const name = `ledger process ${userRegistered.type}`;
    expect(spans).toMatchObject([
      { name, kind: 'consumer', parent: 'trace a', ended: 'well' },
      { name, kind: 'consumer', parent: 'trace b', ended: 'well' },
    ]);
    expect(spans[0]?.attributes).toMatchObject({
      'messaging.system': 'kafka',
      'messaging.batch.message_count': 2,
    });
  });

  it('that publishes is the span of a producer', async () => {
    const spans = notingSpans();
    const publishing = handler(() => Promise.resolve(), { consumer: 'rabbitmq', publishes: true });
    await call(publishing, 'in-process', () => [envelope('1', { traceparent: 'trace a' })]);
    expect(spans).toMatchObject([{ name: `rabbitmq send ${userRegistered.type}`, kind: 'producer' }]);
  });

  it('that fails says so in its span and, where one message is to blame, in the log', async () => {
    const spans = notingSpans();
    const warn = vi.spyOn(Logger.prototype, 'warn').mockImplementation(() => {
      expect(requestContext()).toMatchObject({ requestId: 'a', traceparent: `span ${spans.length}` });
    });
    const reason = new Error('it is bad');
    const failing = handler(() => Promise.reject(reason));
    const one = envelope('1', { requestid: 'a', traceparent: 'trace a' });
    expect(await call(failing, 'rabbitmq', () => [one])).toEqual({ reason });
    expect(spans).toMatchObject([{ ended: reason }]);
    expect(warn).toHaveBeenCalledExactlyOnceWith(
      expect.objectContaining({ event: 'not-taken', consumer: 'ledger', messageId: '1' }),
    );
    await call(failing, 'rabbitmq', () => [one, envelope('2', { requestid: 'a' })]);
    expect(warn).toHaveBeenCalledOnce();
  });

  it('that meets an outage blames nobody', async () => {
    const warn = vi.spyOn(Logger.prototype, 'warn').mockImplementation(() => undefined);
    const away = handler(() => Promise.reject(new BrokerAwayError('rabbitmq', 'away')));
    await expect(call(away, 'in-process', () => [envelope('1')])).rejects.toThrow('away');
    expect(warn).not.toHaveBeenCalled();
  });

  it('without traces hands on the very messages', async () => {
    const batch = [envelope('1', { traceparent: 'trace a' })];
    await call(
      handler((messages) => {
        expect(messages).toBe(batch);
        return Promise.resolve();
      }),
      'in-process',
      () => batch,
    );
  });
});
