import { v5, v7, validate, version } from 'uuid';

/** A new id that sorts by the time it was made. */
export function uuidv7(): string {
  return v7();
}

export function isUuidv7(text: string): boolean {
  return validate(text) && version(text) === 7;
}

/** The same id for the same name, for ever: what may be made twice gets its id so. */
export function uuidv5(name: string, namespace: string): string {
  return v5(name, namespace);
}
