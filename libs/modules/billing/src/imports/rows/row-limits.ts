import { DomainError, parseMoney, type Money } from '@hisaab/kernel';
import { FAILED_REASONS } from '../reasons';
import { RowProblem, type RowDraft } from './row';

/** The sizes that the API's own contract gives to the same texts. */
const LONGEST = {
  account: 100,
  toAccount: 100,
  category: 100,
  subcategory: 100,
  payee: 200,
  note: 1000,
} as const;
const LONGEST_TAG = 50;
const MOST_TAGS = 50;
const MOST_DIGITS = 15;

function tooLong(text: string, max: number): boolean {
  return text.length > max && [...text].length > max;
}

/** Refuses what the API would refuse from a person too. */
export function checkLimits(draft: RowDraft): void {
  for (const [field, max] of Object.entries(LONGEST) as [keyof typeof LONGEST, number][]) {
    if (tooLong(draft[field] ?? '', max)) {
      throw new RowProblem('text-too-long', `The ${field} has more than ${max} characters`);
    }
  }
  if (draft.tags.length > MOST_TAGS || draft.tags.some((tag) => tooLong(tag, LONGEST_TAG))) {
    throw new RowProblem('text-too-long', 'The tags are too many or too long');
  }
}

export function moneyOf(amount: string, currency: string): Money {
  if ((amount.split('.')[0] ?? '').length > MOST_DIGITS) {
    throw new RowProblem('amount-too-large', 'The amount has more than 15 digits');
  }
  try {
    return parseMoney({ amount, currency });
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    const reason = FAILED_REASONS.find((one) => one === error.code) ?? 'amount-not-understood';
    throw new RowProblem(reason, error.message);
  }
}
