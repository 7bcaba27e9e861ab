import type { DecimalMark } from '../mapping';
import { dissectAmount } from './amount-text';

/** What the amounts seen so far say about the decimal mark: decided over the whole file, never by a single cell. */
export class DecimalMarkEvidence {
  private point = 0;
  private comma = 0;
  /** One mark and three digits behind it: 1.234 may be either. */
  private pointThree = 0;
  private commaThree = 0;
  private plain = 0;

  add(cell: string): void {
    const body = cell.trim() === '' ? null : (dissectAmount(cell)?.body ?? null);
    if (body === null || /^[0.,]*$/.test(body)) return;
    const points = body.split('.').length - 1;
    const commas = body.split(',').length - 1;
    if (points === 0 && commas === 0) this.plain += 1;
    else if (points > 0 && commas > 0) {
      if (body.lastIndexOf('.') > body.lastIndexOf(',')) this.point += 1;
      else this.comma += 1;
    } else if (points > 1) this.comma += 1;
    else if (commas > 1) this.point += 1;
    else this.addSingle(body, points === 1);
  }

  private addSingle(body: string, isPoint: boolean): void {
    const at = Math.max(body.indexOf('.'), body.indexOf(','));
    const before = body.slice(0, at);
    const behind = body.slice(at + 1);
    const certain =
      behind.length !== 3 ||
      before.length === 0 ||
      before.length > 3 ||
      /^0+$/.test(before) ||
      /\D/.test(before);
    if (certain && isPoint) this.point += 1;
    else if (certain) this.comma += 1;
    else if (isPoint) this.pointThree += 1;
    else this.commaThree += 1;
  }

  /** `hint` decides where the file itself does not. */
  decide(hint: DecimalMark): { mark: DecimalMark; confidence: number; ambiguous: boolean } {
    if (this.point + this.comma > 0) {
      const mark = this.point >= this.comma ? '.' : ',';
      return {
        mark,
        confidence: Math.max(this.point, this.comma) / (this.point + this.comma),
        ambiguous: false,
      };
    }
    if (this.pointThree + this.commaThree === 0)
      return { mark: hint, confidence: this.plain > 0 ? 1 : 0.5, ambiguous: false };
    // Only thousands-like cells: 1,234 beside 500 is grouping, and so is 1.234.
    const mark = this.commaThree >= this.pointThree ? '.' : ',';
    return { mark, confidence: 0.6, ambiguous: true };
  }
}
