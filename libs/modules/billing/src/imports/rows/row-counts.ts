import type { RowDraft } from './row';
import { rowKey } from './row-key';

/** Counts equal rows through a file: each is real, and the third one is a duplicate only of a third one. */
export class RowCounts {
  private readonly counts = new Map<string, number>();
  private readonly sent = new Map<string, number>();
  private readonly received = new Map<string, number[]>();

  /** @returns how many equal rows there were so far, with this one */
  add(row: number, draft: RowDraft): number {
    const key = rowKey(draft);
    if (draft.mirror) {
      const rows = this.received.get(key) ?? [];
      this.received.set(key, [...rows, row]);
      return rows.length + 1;
    }
    const count = (this.counts.get(key) ?? 0) + 1;
    this.counts.set(key, count);
    if (draft.type === 'transfer') this.sent.set(key, count);
    return count;
  }

  /** Receiving sides of transfers whose sending side is in the file too. */
  otherSides(): number[] {
    return [...this.received].flatMap(([key, rows]) => rows.slice(0, this.sent.get(key) ?? 0));
  }
}
