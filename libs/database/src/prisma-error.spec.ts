import {
  PrismaClientInitializationError,
  PrismaClientKnownRequestError,
} from '@prisma/client/runtime/client';
import { describe, expect, it } from 'vitest';
import { isDuplicate, isPrismaOutage } from './prisma-error';

const known = (code: string): Error => new PrismaClientKnownRequestError('x', { code, clientVersion: '7' });

describe('an error of Prisma', () => {
  it.each(['P1001', 'P1017', 'P2024', 'P2028'])('%s: the storage does not answer', (code) => {
    expect(isPrismaOutage(known(code))).toBe(true);
  });

  it('of a client that could not begin: the storage does not answer', () => {
    expect(isPrismaOutage(new PrismaClientInitializationError('x', '7'))).toBe(true);
  });

  it.each([known('P2002'), known('P2025'), new Error('P1001')])('%s: not the storage', (error) => {
    expect(isPrismaOutage(error)).toBe(false);
  });

  it('P2002: a unique index was run into', () => {
    expect(isDuplicate(known('P2002'))).toBe(true);
    expect(isDuplicate(known('P2003'))).toBe(false);
  });
});
