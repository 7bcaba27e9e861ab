import { describe, expect, it } from 'vitest';
import { createLogger } from './logger';
import { causeFor, runInContext, runOutsideContext, type RequestContext } from './request-context';

const traceparent = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01';

function lineIn(context: RequestContext): unknown {
  const lines: string[] = [];
  const logger = createLogger({ level: 'info', destination: { write: (line) => void lines.push(line) } });
  runInContext(context, () => logger.info('told'));
  return JSON.parse(lines[0] ?? '');
}

describe('a log line', () => {
  it('says which request caused it, and in which trace', () => {
    expect(lineIn({ requestId: 'r', traceparent })).toMatchObject({
      requestId: 'r',
      traceId: '0af7651916cd43dd8448eb211c80319c',
    });
    expect(lineIn({ requestId: 'r' })).not.toHaveProperty('traceId');
  });

  it('of a batch names every request that is in it, once', () => {
    const batch = [
      { id: '1', requestid: 'a' },
      { id: '2', requestid: 'b' },
      { id: '3' },
      { id: '4', requestid: 'a' },
    ];
    const line = lineIn({ requestId: '1', batch });
    expect(line).toMatchObject({ requestIds: ['a', 'b', '3'] });
    expect(line).not.toHaveProperty('requestId');
  });
});

describe('the cause of an event', () => {
  const batch = [
    { id: '1', bookid: 'x', requestid: 'a', traceparent, actor: 'u' },
    { id: '2', bookid: 'y', requestid: 'b' },
    { id: '3', bookid: 'y', requestid: 'c' },
  ];

  it('is the request, whichever book it is of', () => {
    runInContext({ requestId: 'r', actor: 'u' }, () => {
      expect(causeFor('x')).toEqual({ requestId: 'r', actor: 'u' });
      expect(runOutsideContext(() => causeFor('x'))).toBeUndefined();
    });
  });

  it('is, of a batch, the last message of its book', () => {
    runInContext({ requestId: '1', batch }, () => {
      expect(causeFor('x')).toEqual({ requestId: 'a', traceparent, actor: 'u' });
      expect(causeFor('y')).toEqual({ requestId: 'c' });
      expect(causeFor('z')).toMatchObject({ requestId: '1' });
      expect(causeFor(null)).toMatchObject({ requestId: '1' });
    });
  });
});
