import { minorDigits } from '@hisaab/kernel';
import { amountOf } from '../money/amount-sum';

export interface Understood {
  readonly amount: string;
  readonly payee: string;
}

const NUMBER = '[0-9](?:[0-9,]*[0-9])?(?:\\.[0-9]+)?';
/** Banks write the currency before the amount; other numbers of their messages are accounts and dates. */
const MARKED = new RegExp(`(?:₹|\\brs\\.?|\\binr)\\s*(${NUMBER})`, 'i');
const PLAIN = new RegExp(`(?<![\\w.])(${NUMBER})(k?)(?![\\w])`, 'i');

/** A line as far as this device can tell without the server: an amount, and who. */
export function understand(line: string, currency: string): Understood | null {
  const marked = MARKED.exec(line);
  const found = marked ?? PLAIN.exec(line);
  if (!found) return null;
  const times = !marked && found[2] ? '*1000' : '';
  const amount = amountOf(`${found[1]}${times}`, minorDigits(currency));
  if (amount === null || !/[1-9]/.test(amount)) return null;
  const rest = `${line.slice(0, found.index)} ${line.slice(found.index + found[0].length)}`;
  return { amount, payee: rest.replaceAll(/\s+/g, ' ').trim().slice(0, 200) };
}
