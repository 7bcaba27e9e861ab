import { foldQuick } from './quick-words';

export interface Token {
  /** As typed. */
  readonly text: string;
  readonly folded: string;
}

export interface Understood {
  readonly field: string;
  readonly text: string;
}

const DEVANAGARI_ZERO = 0x966;

/** The words of a line; each is taken by at most one field, and what nobody takes is left for the note. */
export class Phrase {
  readonly tokens: readonly Token[];
  private readonly taken: boolean[];
  private readonly fields: { field: string; at: number; text: string }[] = [];

  constructor(line: string) {
    const digits = line.replace(/[\u0966-\u096f]/gu, (digit) =>
      String(digit.charCodeAt(0) - DEVANAGARI_ZERO),
    );
    // A comma or a semicolon ends a word unless digits follow it: 1,200 is one.
    const spaced = digits
      .replace(/[,;](?!\d)|(?<!\d)[,;]|[।!?()"“”]/gu, ' ')
      .replace(/(\d)\s*\+\s*(?=[\d₹])/gu, '$1+');
    this.tokens = spaced
      .split(/\s+/u)
      .filter((text) => text !== '')
      .map((text) => ({
        text,
        folded: foldQuick(text).replace(/(?<=.)[.:]$/u, (end) => (end === '.' ? '' : '')),
      }));
    this.taken = this.tokens.map(() => false);
  }

  get length(): number {
    return this.tokens.length;
  }

  word(at: number): string {
    return this.isFree(at) ? (this.tokens[at]?.folded ?? '') : '';
  }

  isFree(at: number): boolean {
    return at >= 0 && at < this.tokens.length && this.taken[at] === false;
  }

  /** The words from `at` on as one text, when all of them are free. */
  words(at: number, count: number): string | null {
    if (at < 0 || at + count > this.length) return null;
    const range = Array.from({ length: count }, (_, index) => at + index);
    return range.every((index) => this.isFree(index))
      ? range.map((index) => this.word(index)).join(' ')
      : null;
  }

  take(field: string, at: number, count = 1): void {
    this.note(field, at, count);
    for (let index = at; index < at + count; index += 1) this.taken[index] = true;
  }

  /** Says that words gave a field, and leaves them for others. */
  note(field: string, at: number, count = 1): void {
    this.fields.push({ field, at, text: this.said({ at, count }) });
  }

  /** As typed. */
  said({ at, count }: { readonly at: number; readonly count: number }): string {
    return this.tokens
      .slice(at, at + count)
      .map((token) => token.text)
      .join(' ');
  }

  /** The longest run of words that `find` knows, the leftmost of equally long ones. */
  longest<Found>(
    find: (words: string, at: number) => Found | null | undefined,
    most = 5,
  ): { found: Found; at: number; count: number } | null {
    for (let count = Math.min(most, this.length); count > 0; count -= 1) {
      for (let at = 0; at + count <= this.length; at += 1) {
        const words = this.words(at, count);
        const found = words === null ? null : find(words, at);
        if (found !== null && found !== undefined) return { found, at, count };
      }
    }
    return null;
  }

  free(): { at: number; token: Token }[] {
    return this.tokens.flatMap((token, at) => (this.isFree(at) ? [{ at, token }] : []));
  }

  understood(): Understood[] {
    return [...this.fields].sort((a, b) => a.at - b.at).map(({ field, text }) => ({ field, text }));
  }
}
