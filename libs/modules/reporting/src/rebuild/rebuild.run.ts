import { setTimeout as pause } from 'node:timers/promises';

import type { Replay } from '@hisaab/messaging';

import type { ProjectEvents } from '../facts/project-events.use-case';
import type { Shadow } from './shadow.repository';
import { StreamNumbers } from './stream-numbers';

const BOOKS_AT_ONCE = 50;
const SAY_EVERY_MS = 1_000;
/** For the running program to apply what is in the stream already; where none runs, nobody is waited for. */
const PATIENCE_MS = 5_000;
const TRY_AGAIN_MS = 100;

export interface RebuildParts {
  readonly shadow: Shadow;
  readonly replay: Replay;
  /** The projection as it always is, but with nothing that tells people anything. */
  readonly events: ProjectEvents;
  readonly say: (line: string) => void;
}

export interface Rebuilt {
  readonly books: number;
  /** Books of which the stream has less than reporting had: they stay as they were. */
  readonly refused: readonly string[];
}

/** Makes the projection a second time from the stream, then takes it over book by book; readers see one or the other. */
export class Rebuild {
  private readonly numbers = new StreamNumbers('/billing');
  private readonly refused: string[] = [];
  private events = 0;
  private analyzedAt = 500;
  private saidAt = -Infinity;
  private readonly begun = performance.now();

  constructor(private readonly parts: RebuildParts) {}

  async run(): Promise<Rebuilt> {
    await this.readOn();
    this.say(true);
    const all = await this.parts.shadow.books();
    let made = 0;
    for (let at = 0; at < all.length; at += BOOKS_AT_ONCE) {
      made += await this.takeOver(all.slice(at, at + BOOKS_AT_ONCE));
      this.parts.say(`${Math.min(at + BOOKS_AT_ONCE, all.length)} of ${all.length} books looked at`);
    }
    return { books: made, refused: this.refused };
  }

  /** Up to where the stream ends now. */
  private async readOn(isLocked = false): Promise<void> {
    const { replay, shadow, events } = this.parts;
    for (;;) {
      const messages = await replay.next();
      if (messages.length === 0) return;
      const fresh = messages.filter((message) => this.numbers.isNew(message));
      this.events += messages.length;
      if (fresh.length > 0) {
        const project = (): Promise<void> => events.execute(shadow, fresh);
        await (isLocked ? project() : shadow.transaction(project));
      }
      if (isLocked) continue;
      if (this.events >= this.analyzedAt) {
        this.analyzedAt = this.events * 2;
        await shadow.analyze();
      }
      this.say();
    }
  }

  /** @returns how many of these books are new now */
  private async takeOver(bookIds: readonly string[]): Promise<number> {
    const until = performance.now() + PATIENCE_MS;
    let left = bookIds;
    await this.parts.shadow.makeRows(bookIds);
    let made = 0;
    while (left.length > 0) {
      const late = performance.now() >= until;
      const before = left.length;
      left = await this.parts.shadow.transaction(() => this.takeOverNow(left, late));
      made += before - left.length;
      if (left.length > 0) await pause(TRY_AGAIN_MS);
    }
    return made - bookIds.filter((id) => this.refused.includes(id)).length;
  }

  /**
   * While these books stand still, what the stream has of them is at least what reporting has applied.
   * @returns those that reporting is still to apply something of: taken over now, nobody would be told of it
   */
  private async takeOverNow(bookIds: readonly string[], late: boolean): Promise<string[]> {
    const { shadow } = this.parts;
    const books = await shadow.lock(bookIds);
    await this.readOn(true);
    const ahead: string[] = [];
    const ready: string[] = [];
    for (const { bookId, applied } of books) {
      const reached = this.numbers.reached(bookId);
      if (reached < applied || this.numbers.isTorn(bookId)) this.refused.push(bookId);
      else if (reached > applied && !late) ahead.push(bookId);
      else ready.push(bookId);
    }
    await shadow.takeOver(ready);
    return ahead;
  }

  private say(always = false): void {
    if (!always && performance.now() - this.saidAt < SAY_EVERY_MS) return;
    this.saidAt = performance.now();
    const { read, total } = this.parts.replay.progress();
    const share = total === 0 ? 100 : Math.floor((100 * read) / total);
    const seconds = Math.round((performance.now() - this.begun) / 1_000);
    this.parts.say(`${read} of ${total} events read (${share} %), ${seconds} s`);
  }
}
