interface Numbered {
  readonly source: string;
  readonly bookid?: string | undefined;
  readonly sequence?: number | undefined;
}

/** Which facts of a stream were read already, and how far each book has come without a gap. */
export class StreamNumbers {
  private readonly last = new Map<string, number>();
  private readonly torn = new Set<string>();

  /** @param whole the source of which every number is wanted */
  constructor(private readonly whole: string) {}

  /** @returns whether it is the first time; what has no number is always new */
  isNew({ source, bookid, sequence }: Numbered): boolean {
    if (bookid === undefined || sequence === undefined) return true;
    const lane = `${source} ${bookid}`;
    const before = this.last.get(lane) ?? 0;
    if (sequence <= before) return false;
    if (source === this.whole && sequence !== before + 1) this.torn.add(bookid);
    this.last.set(lane, sequence);
    return true;
  }

  /** The last number of the book from the wanted source; 0 for none. */
  reached(bookId: string): number {
    return this.last.get(`${this.whole} ${bookId}`) ?? 0;
  }

  isTorn(bookId: string): boolean {
    return this.torn.has(bookId);
  }
}
