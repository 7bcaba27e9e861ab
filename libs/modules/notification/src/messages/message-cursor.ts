import { DomainError } from '@hisaab/kernel';

export interface MessageCursor {
  readonly createdAt: Date;
  readonly id: string;
}

/** Where a page of messages ended, bound to the person and the filter. */
export function writeCursor(last: MessageCursor, bound: string): string {
  return Buffer.from(JSON.stringify([last.createdAt.getTime(), last.id, bound])).toString('base64url');
}

export function readCursor(cursor: string, bound: string): MessageCursor {
  const [time, id, boundTo] = parsed(cursor);
  const isOurs = typeof time === 'number' && typeof id === 'string' && boundTo === bound;
  if (!isOurs || !Number.isSafeInteger(time) || Math.abs(time) > 8e15 || !/^[0-9a-f-]{36}$/.test(id)) {
    throw new DomainError(
      'invalid-cursor',
      'unprocessable',
      'The cursor is not of this list and these filters.',
    );
  }
  return { createdAt: new Date(time), id };
}

function parsed(cursor: string): unknown[] {
  try {
    const value: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    return Array.isArray(value) ? value : [];
  } catch {
    return [];
  }
}
