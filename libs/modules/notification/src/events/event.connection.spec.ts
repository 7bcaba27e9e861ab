import { describe, expect, it, vi } from 'vitest';
import type { Notification } from '@hisaab/contracts';
import type { Access } from '@hisaab/security';

import { EventConnection } from './event.connection';
import type { WorkState } from './work-progress';

const access: Access = {
  userId: 'user',
  sessionId: 'session',
  bookId: 'book',
  personalBookId: 'book',
  currency: 'INR',
  timezone: 'Asia/Kolkata',
  locale: 'en-IN',
};

const message = (id: string): Notification => ({
  id,
  bookId: null,
  kind: 'welcome',
  title: 'Hello\nthere',
  body: '',
  link: null,
  createdAt: '2026-11-22T00:00:00.000Z',
  readAt: null,
});

const progress = (id: string, status: string, imported = 0): WorkState => ({
  bookId: 'book',
  event: 'import',
  id,
  status,
  data: { importId: id, status, rows: 9, imported, duplicates: 0, failed: 0 },
});

function opened(lastEventId?: string, recent: string[] = []) {
  const connection = new EventConnection(access, { sequence: 7n, messageId: 'm1', renames: 0n }, recent);
  connection.greet(lastEventId);
  const said = (): string[] => {
    const text = String((connection.stream.read() as Buffer | null) ?? '');
    return text
      .split('\n\n')
      .filter((frame) => frame !== '' && frame !== ':')
      .map((frame) => frame.replace(/^id: (.*)\nevent: (.*)\ndata: (.*)$/s, '$2 $1 $3'));
  };
  return { connection, said };
}

describe('a stream', () => {
  it('tells a new client where the book is', () => {
    expect(opened().said()).toEqual(['change 7.m1 {"sequence":7}']);
  });

  it('says nothing to one that missed nothing, and resync to one that did', () => {
    expect(opened('7.m1').said()).toEqual([]);
    expect(opened('6.m1').said()).toEqual(['resync 7.m1 {}']);
    expect(opened('7.none').said()).toEqual(['resync 7.m1 {}']);
    expect(opened('rubbish').said()).toEqual(['resync 7.m1 {}']);
  });

  it('tells each change once and never goes back', () => {
    const { connection, said } = opened('7.m1');
    for (const sequence of [7n, 9n, 9n, 8n]) connection.tellChange(sequence);
    expect(said()).toEqual(['change 9.m1 {"sequence":9}']);
  });

  it('gathers changes that come one after the other', () => {
    vi.useFakeTimers({ toFake: ['performance'] });
    const { connection, said } = opened('7.m1');
    for (const sequence of [8n, 9n, 10n]) connection.tellChange(sequence);
    vi.advanceTimersByTime(600);
    connection.tellChange(12n);
    expect(said()).toEqual(['change 8.m1 {"sequence":8}', 'change 12.m1 {"sequence":12}']);
    vi.useRealTimers();
  });

  it('tells each message once, on one line, and moves its position', () => {
    const { connection, said } = opened('7.m1', ['m1']);
    connection.tellMessages([message('m1'), message('m2')]);
    connection.tellMessages([message('m2')]);
    connection.tellChange(8n);
    const frames = said();
    expect(frames).toHaveLength(2);
    expect(frames[0]).toContain('notification 7.m2 {"id":"m2"');
    expect(frames[1]).toBe('change 8.m2 {"sequence":8}');
  });

  it('follows an import that runs and its end, but not one that had ended before', () => {
    const { connection, said } = opened('7.m1');
    connection.tellWork([progress('old', 'done', 9), progress('new', 'running', 1)]);
    connection.tellWork([progress('old', 'done', 9), progress('new', 'running', 1)]);
    connection.tellWork([progress('new', 'running', 5)]);
    connection.tellWork([progress('new', 'done', 9)]);
    expect(said().map((frame) => /"status":"(\w+)".*"imported":(\d)/.exec(frame)?.slice(1))).toEqual([
      ['running', '1'],
      ['running', '5'],
      ['done', '9'],
    ]);
  });

  it('is cut off when its client does not read', () => {
    const { connection } = opened();
    for (let at = 0; at < 2_000 && connection.isOpen; at += 1) connection.tellMessages([message(`m${at}`)]);
    expect(connection.isOpen).toBe(false);
  });
});
