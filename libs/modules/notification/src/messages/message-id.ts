import { isUuidv7, uuidv5 } from '@hisaab/kernel';

/** Any fixed UUID: what is made from it is nobody else's. */
const NAMESPACE = '0a7c1f52-5a1e-4c57-9d7a-3f8f2f6f1c11';

/**
 * The same message for the same rule, source and person, for ever: a repeat does nothing. Shaped as a UUIDv7
 * with the source's time where the source has one.
 */
export function messageId(kind: string, sourceId: string, userId: string): string {
  const made = uuidv5(`${kind}/${sourceId}/${userId}`, NAMESPACE);
  const time = isUuidv7(sourceId) ? sourceId.slice(0, 13) : made.slice(0, 13);
  return `${time}-7${made.slice(15)}`;
}
