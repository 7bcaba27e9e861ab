/** A row that the person is done with, and what was in it. */
export interface Left {
  readonly key: string;
  /** The group that it is, or that it is in. */
  readonly group: string;
  readonly count: number;
}

interface Leaving extends Left {
  /** Null while it is being written. */
  readonly doneAt: number | null;
}

/** The rows that the person is done with, though what is loaded may have them still. */
export type Away = ReadonlyMap<string, Leaving>;

function isHidden({ doneAt }: Leaving, loadedAt: number): boolean {
  return doneAt === null || loadedAt <= doneAt;
}

/** What was loaded after the write knows better: where the row is in it, somebody brought it back. */
export function isAway(away: Away, key: string, loadedAt: number): boolean {
  const row = away.get(key);
  return row !== undefined && isHidden(row, loadedAt);
}

/** How many entries are away of those that were loaded then: of all groups, or of one. */
export function countAway(away: Away, loadedAt: number, group?: string): number {
  let sum = 0;
  for (const row of away.values()) {
    if (!isHidden(row, loadedAt) || (group !== undefined && row.group !== group)) continue;
    // One entry of a group that is away as a whole is counted with it.
    if (row.key !== row.group && isAway(away, row.group, loadedAt)) continue;
    sum += row.count;
  }
  return sum;
}
