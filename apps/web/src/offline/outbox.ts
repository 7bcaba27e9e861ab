import { uuidv7 } from '@hisaab/kernel';
import { device } from './device';
import type { Refusal, Waiting, Work } from './waiting';

/** What the sender needs of the store: tests have their own. */
export interface Outbox {
  waitingOf(userId: string): Promise<readonly Waiting[]>;
  done(one: Waiting): Promise<void>;
  later(one: Waiting, notBefore: number): Promise<void>;
  refused(one: Waiting, refusal: Refusal): Promise<void>;
}

const CHANNEL = 'hisaab.outbox';
const channel = typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel(CHANNEL);
const listeners = new Set<() => void>();

function tellHere(): void {
  for (const listener of listeners) listener();
}

/** Tells this page and all others of this device that something waits or no longer does. */
function tell(): void {
  tellHere();
  channel?.postMessage('changed');
}

channel?.addEventListener('message', tellHere);

export function onOutbox(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Keeps a write until the server has answered it. What was sent before without an answer comes with its key. */
export async function keep(
  whose: { userId: string; bookId: string },
  work: Work,
  key: string = uuidv7(),
  { tries = 0, notBefore = 0 }: { tries?: number; notBefore?: number } = {},
): Promise<Waiting> {
  const one: Waiting = {
    userId: whose.userId,
    bookId: whose.bookId,
    key,
    work,
    recordedAt: new Date().toISOString(),
    tries,
    notBefore,
    refusal: null,
  };
  const change = (await device()).transaction('outbox', 'readwrite');
  const earlier = (await change.store.index('byUser').getAll(whose.userId)).find((other) =>
    replaces(one, other),
  );
  // A patch says every field: the later one of two that never left is all that has to be sent.
  const kept = earlier ? { ...earlier, work: { ...work, before: beforeOf(earlier) } as Work } : one;
  const position = await change.store.put(kept);
  await change.done;
  tell();
  return { ...kept, position };
}

function beforeOf({ work }: Waiting): unknown {
  return work.kind === 'record' ? undefined : work.before;
}

function replaces(later: Waiting, earlier: Waiting): boolean {
  const { work } = earlier;
  const isUnsent = earlier.tries === 0 && earlier.refusal === null;
  return isUnsent && later.work.kind === 'change' && work.kind === 'change' && work.id === later.work.id;
}

async function put(one: Waiting): Promise<void> {
  const change = (await device()).transaction('outbox', 'readwrite');
  // What was taken off meanwhile does not come back.
  if (one.position !== undefined && (await change.store.getKey(one.position)) !== undefined) {
    await change.store.put(one);
  }
  await change.done;
  tell();
}

export const outbox: Outbox = {
  waitingOf: async (userId) => (await device()).getAllFromIndex('outbox', 'byUser', userId),
  async done(one) {
    if (one.position !== undefined) await (await device()).delete('outbox', one.position);
    tell();
  },
  later: (one, notBefore) => put({ ...one, tries: one.tries + 1, notBefore }),
  refused: (one, refusal) => put({ ...one, tries: one.tries + 1, notBefore: 0, refusal }),
};

/** Theirs stays: what was kept here goes. */
export function takeOff(one: Waiting): Promise<void> {
  return outbox.done(one);
}

/** Mine goes once more, over what is there now. */
export async function keepMine(one: Waiting): Promise<void> {
  const theirs = one.refusal?.theirs;
  const { work } = one;
  const again: Work = work.kind === 'change' && theirs ? { ...work, before: theirs } : work;
  await put({ ...one, key: uuidv7(), work: again, notBefore: 0, refusal: null });
}

/** How much has not been sent; null where this device cannot keep anything. */
export async function countWaiting(userId: string): Promise<number> {
  return (await device()).countFromIndex('outbox', 'byUser', userId);
}
