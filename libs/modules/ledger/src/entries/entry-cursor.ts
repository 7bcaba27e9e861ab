import { DomainError } from '@hisaab/kernel';

/** Where a page of entries ended, bound to the book and the filters that it was made with. */
export function writeCursor(sequence: bigint, filters: readonly (string | undefined)[]): string {
  return Buffer.from(JSON.stringify([sequence.toString(), ...boundTo(filters)])).toString('base64url');
}

export function readCursor(
  cursor: string | undefined,
  filters: readonly (string | undefined)[],
): bigint | null {
  if (cursor === undefined) return null;
  const [sequence, ...bound] = parsed(cursor);
  const isOurs = JSON.stringify(bound) === JSON.stringify(boundTo(filters));
  if (!isOurs || typeof sequence !== 'string' || !/^[1-9][0-9]{0,17}$/.test(sequence)) {
    throw new DomainError(
      'invalid-cursor',
      'unprocessable',
      'The cursor is not of this list and these filters.',
    );
  }
  return BigInt(sequence);
}

function boundTo(filters: readonly (string | undefined)[]): (string | null)[] {
  return filters.map((filter) => filter ?? null);
}

function parsed(cursor: string): unknown[] {
  try {
    const value: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    return Array.isArray(value) ? value : [];
  } catch {
    return [];
  }
}
