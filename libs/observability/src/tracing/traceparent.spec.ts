import { describe, expect, it } from 'vitest';
import { readTraceparent, writeTraceparent } from './traceparent';

const TRACE = '0af7651916cd43dd8448eb211c80319c';
const SPAN = 'b7ad6b7169203331';

describe('traceparent', () => {
  it('is read and written as W3C has it', () => {
    const place = { traceId: TRACE, spanId: SPAN, traceFlags: 1 };
    expect(readTraceparent(`00-${TRACE}-${SPAN}-01`)).toEqual(place);
    expect(writeTraceparent(place)).toBe(`00-${TRACE}-${SPAN}-01`);
    expect(readTraceparent(`cc-${TRACE}-${SPAN}-01-what-comes-later`)).toEqual(place);
  });

  it.each([
    undefined,
    '',
    TRACE,
    `ff-${TRACE}-${SPAN}-01`,
    `00-${'0'.repeat(32)}-${SPAN}-01`,
    `00-${TRACE}-${'0'.repeat(16)}-01`,
    `00-${TRACE.toUpperCase()}-${SPAN}-01`,
    `00-${TRACE}-${SPAN}-01-more`,
    `00-${TRACE}-${SPAN}-1`,
    [`00-${TRACE}-${SPAN}-01`],
  ])('is none where it is %j', (header) => {
    expect(readTraceparent(header)).toBeUndefined();
  });
});
