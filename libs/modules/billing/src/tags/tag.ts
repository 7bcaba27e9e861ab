/** A word that a person puts on transactions, across categories. */
export interface Tag {
  readonly bookId: string;
  readonly id: string;
  readonly version: number;
  readonly name: string;
  readonly state: 'live' | 'deleted';
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

export function makeTag(name: string, given: { bookId: string; id: string; at: Date }): Tag {
  return {
    bookId: given.bookId,
    id: given.id,
    version: 1,
    name,
    state: 'live',
    createdAt: given.at,
    updatedAt: given.at,
  };
}

/** How a tag is written without its sign: "#team" is "team". */
export function bareTag(name: string): string {
  return name.replace(/^#+/, '').trim();
}
