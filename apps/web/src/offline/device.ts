import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import type { Waiting } from './waiting';

/** A thing of a book as the server last told it; `sort` puts transactions in the order of the list. */
export interface Kept {
  readonly userId: string;
  readonly bookId: string;
  readonly entity: string;
  readonly id: string;
  readonly sort: string;
  readonly data: unknown;
}

/** How far the copy of a book is. */
export interface Mark {
  readonly userId: string;
  readonly bookId: string;
  /** The `since` of the next call of the changes. */
  readonly since: number;
  readonly asOf: string;
}

/** A whole answer that a page starts with, by its address. */
export interface KeptAnswer {
  readonly userId: string;
  readonly bookId: string;
  readonly address: string;
  readonly at: string;
  readonly body: unknown;
}

interface Stores extends DBSchema {
  outbox: { key: number; value: Waiting; indexes: { byUser: string } };
  copy: {
    key: [string, string, string, string];
    value: Kept;
    indexes: { sorted: [string, string, string, string] };
  };
  marks: { key: [string, string]; value: Mark };
  answers: { key: [string, string, string]; value: KeptAnswer };
}

let opened: Promise<IDBPDatabase<Stores>> | null = null;

/** What this device keeps: what waits to be sent, and a copy to show without a network. Each person's is their own. */
export function device(): Promise<IDBPDatabase<Stores>> {
  opened ??= openDB<Stores>('hisaab', 1, {
    upgrade(database) {
      const outbox = database.createObjectStore('outbox', { keyPath: 'position', autoIncrement: true });
      outbox.createIndex('byUser', 'userId');
      const copy = database.createObjectStore('copy', { keyPath: ['userId', 'bookId', 'entity', 'id'] });
      copy.createIndex('sorted', ['userId', 'bookId', 'entity', 'sort']);
      database.createObjectStore('marks', { keyPath: ['userId', 'bookId'] });
      database.createObjectStore('answers', { keyPath: ['userId', 'bookId', 'address'] });
    },
    blocking: (_now, _next, event) => {
      // Another tab has a newer client: it must not wait for this one.
      if (event.target instanceof IDBDatabase) event.target.close();
      opened = null;
    },
    terminated: () => {
      opened = null;
    },
  }).catch((error: unknown) => {
    opened = null;
    throw error;
  });
  return opened;
}

/** All keys of one person, or of one book, in a store whose keys begin with them. */
export function within(...first: string[]): IDBKeyRange {
  // An array sorts after every string, so it ends all keys that begin alike.
  return IDBKeyRange.bound(first, [...first, []]);
}

/** Takes the copy away, not what waits to be sent. */
export async function forgetCopies(of: (userId: string) => boolean): Promise<void> {
  const change = (await device()).transaction(['copy', 'marks', 'answers'], 'readwrite');
  for (const name of ['copy', 'marks', 'answers'] as const) {
    let cursor = await change.objectStore(name).openCursor();
    while (cursor) {
      if (of(cursor.value.userId)) await cursor.delete();
      cursor = await cursor.continue();
    }
  }
  await change.done;
}
