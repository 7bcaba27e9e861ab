import type { PrismaClientKnownRequestError } from '@prisma/client/runtime/client';
import { isUnavailable } from './storage-error';

/** By its name: a service without a Prisma client does not load Prisma's run time for this question. */
function isKnown(error: unknown): error is PrismaClientKnownRequestError {
  return error instanceof Error && error.name === 'PrismaClientKnownRequestError';
}

/** P1xxx: the server is not reached; P2024, P2028: no connection or no time left for a transaction. */
export function isPrismaOutage(error: unknown): boolean {
  if (isUnavailable(error)) return true;
  if (error instanceof Error && error.name === 'PrismaClientInitializationError') return true;
  return isKnown(error) && /^(P1\d{3}|P2024|P2028)$/.test(error.code);
}

/** Whether a write ran into a unique index. */
export function isDuplicate(error: unknown): boolean {
  return isKnown(error) && error.code === 'P2002';
}
