import { describe, expect, it } from 'vitest';
import { levelIn, reaches, schemaComment } from './schema-level';

const wanted = { platform: '20260102_b', service: '20260103_c' };

describe('how far a schema is', () => {
  it('is read back from its comment', () => {
    expect(levelIn(schemaComment('billing', wanted, 'abc'))).toEqual(wanted);
    expect(levelIn('Hisaab billing; rights abc')).toBeUndefined();
    expect(levelIn(null)).toBeUndefined();
  });

  it('is enough when nothing is missing, on neither side', () => {
    expect(reaches(wanted, wanted)).toBe(true);
    expect(reaches({ platform: '20260105_e', service: '20260103_c' }, wanted)).toBe(true);
    expect(reaches({ platform: '20260101_a', service: '20260109_z' }, wanted)).toBe(false);
    expect(reaches({ platform: '20260102_b', service: '20260101_a' }, wanted)).toBe(false);
    expect(reaches(undefined, wanted)).toBe(false);
  });
});
