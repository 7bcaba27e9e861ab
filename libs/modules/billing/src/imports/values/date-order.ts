import { daysBetween } from '@hisaab/kernel';
import { DATE_ORDERS, type DateOrder } from '../mapping';
import { parseDate } from './date-text';

class OrderTally {
  valid = 0;
  private rising = 0;
  private falling = 0;
  private jumps = 0;
  private last: string | null = null;

  add(date: string): void {
    this.valid += 1;
    if (this.last !== null && this.last !== date) {
      if (date > this.last) this.rising += 1;
      else this.falling += 1;
      this.jumps += Math.abs(daysBetween(this.last, date));
    }
    this.last = date;
  }

  /** How often the dates go against the order that the file is sorted in. */
  disorder(): number {
    return Math.min(this.rising, this.falling);
  }

  travelled(): number {
    return this.jumps;
  }
}

/**
 * Decides day first, month first or year first over the whole file: by what is a date at all, then by which reading
 * leaves the file sorted, then by which one makes the smaller jumps, and only then by the hint.
 */
export class DateOrderEvidence {
  private seen = 0;
  private readonly tallies: Readonly<Record<DateOrder, OrderTally>> = {
    dmy: new OrderTally(),
    mdy: new OrderTally(),
    ymd: new OrderTally(),
  };

  add(cell: string): void {
    if (cell.trim() === '') return;
    this.seen += 1;
    for (const order of DATE_ORDERS) {
      const read = parseDate(cell, order);
      if (read) this.tallies[order].add(read.date);
    }
  }

  /** The share of the cells that are dates under the best order. */
  share(): number {
    return this.seen === 0
      ? 0
      : Math.max(...DATE_ORDERS.map((order) => this.tallies[order].valid)) / this.seen;
  }

  decide(hint: DateOrder): { order: DateOrder; confidence: number; ambiguous: boolean } {
    const best = Math.max(...DATE_ORDERS.map((order) => this.tallies[order].valid));
    if (best === 0) return { order: hint, confidence: 0, ambiguous: false };
    const open = DATE_ORDERS.filter((order) => this.tallies[order].valid === best);
    const confidence = best / this.seen;
    const first = open[0] ?? hint;
    if (open.length === 1) return { order: first, confidence, ambiguous: false };
    const travelled = (order: DateOrder): number => this.tallies[order].travelled();
    if (open.every((order) => travelled(order) === travelled(first))) {
      // All readings agree (ISO dates, month names) or nothing tells them apart (a single day such as 05/05).
      const order = open.includes(hint) ? hint : first;
      return { order, confidence, ambiguous: false };
    }
    const ranked = [...open].sort(
      (a, b) =>
        this.tallies[a].disorder() - this.tallies[b].disorder() ||
        travelled(a) - travelled(b) ||
        Number(b === hint) - Number(a === hint),
    );
    const [winner = hint, second = hint] = ranked;
    const clear =
      this.tallies[winner].disorder() < this.tallies[second].disorder() ||
      travelled(winner) * 3 < travelled(second);
    if (clear) return { order: winner, confidence: confidence * 0.9, ambiguous: false };
    const order = open.includes(hint) ? hint : winner;
    return { order, confidence: confidence * 0.5, ambiguous: true };
  }
}
