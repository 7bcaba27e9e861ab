import { isCurrency } from '@hisaab/kernel';
import { DateOrderEvidence } from '../values/date-order';
import { parseTime } from '../values/date-text';
import { DecimalMarkEvidence } from '../values/decimal-mark';
import { currencyOf, dissectAmount, indicatorOf, looksLikeAmount } from '../values/amount-text';
import { foldWord } from './words';

const MOST_WORDS = 200;

/** What the cells of one column look like. */
export class ColumnProfile {
  rows = 0;
  filled = 0;
  amounts = 0;
  negatives = 0;
  zeros = 0;
  private times = 0;
  private codes = 0;
  private longNumbers = 0;
  private length = 0;
  private letters = 0;
  private serial = 0;
  private lastNumber: number | null = null;
  debits = 0;
  credits = 0;
  /** Currencies written in the cells themselves. */
  readonly currencies = new Map<string, number>();
  /** Distinct words with how often each stands there; null once there are too many. */
  words: Map<string, number> | null = new Map();
  readonly dates = new DateOrderEvidence();
  readonly marks = new DecimalMarkEvidence();

  add(cell: string): void {
    this.rows += 1;
    const text = cell.trim();
    if (text === '') return;
    this.filled += 1;
    this.length += text.length;
    if (/\p{L}/u.test(text)) this.letters += 1;
    this.dates.add(text);
    if (text.includes(':') && parseTime(text) !== null) this.times += 1;
    if (isCurrency(text.toUpperCase()) || (text.length <= 3 && currencyOf(text) !== null)) this.codes += 1;
    const indicator = indicatorOf(text);
    if (indicator === 'dr') this.debits += 1;
    if (indicator === 'cr') this.credits += 1;
    this.addAmount(text);
    this.addWord(text);
  }

  private addAmount(text: string): void {
    if (/^\d{9,}$/.test(text)) this.longNumbers += 1;
    if (!looksLikeAmount(text)) return;
    this.amounts += 1;
    this.marks.add(text);
    const parts = dissectAmount(text);
    if (!parts) return;
    if (parts.negative) this.negatives += 1;
    if (/^[0.,]+$/.test(parts.body)) this.zeros += 1;
    if (parts.currency) this.currencies.set(parts.currency, (this.currencies.get(parts.currency) ?? 0) + 1);
    if (parts.indicator === 'dr') this.debits += 1;
    if (parts.indicator === 'cr') this.credits += 1;
    const whole = /^\d{1,9}$/.test(parts.body) ? Number(parts.body) : null;
    if (whole !== null && this.lastNumber !== null && Math.abs(whole - this.lastNumber) === 1)
      this.serial += 1;
    this.lastNumber = whole;
  }

  private addWord(text: string): void {
    if (this.words === null) return;
    const word = foldWord(text) || text;
    this.words.set(word, (this.words.get(word) ?? 0) + 1);
    if (this.words.size > MOST_WORDS) this.words = null;
  }

  private share(count: number): number {
    return this.filled === 0 ? 0 : count / this.filled;
  }

  get dateShare(): number {
    return this.dates.share();
  }
  get timeShare(): number {
    return this.share(this.times);
  }
  get amountShare(): number {
    return this.share(this.amounts);
  }
  get codeShare(): number {
    return this.share(this.codes);
  }
  get indicatorShare(): number {
    return this.amounts > 0 ? 0 : this.share(this.debits + this.credits);
  }
  get letterShare(): number {
    return this.share(this.letters);
  }
  get averageLength(): number {
    return this.filled === 0 ? 0 : this.length / this.filled;
  }

  /** Account numbers, references and serial numbers are digits too, but no amounts. */
  get isNumbering(): boolean {
    return this.share(this.longNumbers) > 0.5 || (this.filled > 3 && this.serial >= (this.filled - 1) * 0.9);
  }
}
