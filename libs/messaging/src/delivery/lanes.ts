import type { Channel } from '@hisaab/contracts';

/** What keeps an order among itself: a book's facts, a subject's names; each work message is alone. */
export function laneOf(message: {
  channel: Channel;
  bookId: string | null;
  subject: string | null;
  id: string;
}): string {
  switch (message.channel) {
    case 'facts':
      return `book ${message.bookId ?? message.subject ?? message.id}`;
    case 'names':
      return `name ${message.bookId ?? ''}/${message.subject ?? message.id}`;
    case 'work':
      return `work ${message.id}`;
  }
}

/** What failed or waits in a lane; `message` is null where it is gone by now. */
export interface LaneRow<Delivered> {
  readonly failureId: string;
  readonly attempts: number;
  readonly message: Delivered | null;
}

/** Neighbours that `same` puts together, in their order, at most `limit(first)` of them. */
export function runs<T>(
  items: readonly T[],
  same: (a: T, b: T) => boolean,
  limit: (first: T) => number,
): T[][] {
  const result: T[][] = [];
  for (const item of items) {
    const last = result.at(-1);
    const first = last?.[0];
    if (last && first !== undefined && same(first, item) && last.length < limit(first)) last.push(item);
    else result.push([item]);
  }
  return result;
}
