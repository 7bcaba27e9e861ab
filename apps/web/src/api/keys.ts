import { uuidv7 } from '@hisaab/kernel';

/** The same words have the same key: sent again, they are recorded once. */
export class Keys {
  private readonly byWords = new Map<string, string>();

  /** The header of a request with this body. */
  of(body: unknown): { 'Idempotency-Key': string } {
    const words = JSON.stringify(body);
    const key = this.byWords.get(words) ?? uuidv7();
    this.byWords.set(words, key);
    return { 'Idempotency-Key': key };
  }
}
