import { compareDecimals, DomainError } from '@hisaab/kernel';

interface Ranges {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly minAmount?: string | undefined;
  readonly maxAmount?: string | undefined;
}

/** A range that ends before it begins is a slip of the hand, not a wish for nothing. */
export function checkRanges({ from, to, minAmount, maxAmount }: Ranges): void {
  if (from !== undefined && to !== undefined && from > to) refuse('`from` is after `to`.');
  if (minAmount !== undefined && maxAmount !== undefined && compareDecimals(minAmount, maxAmount) > 0)
    refuse('`minAmount` is above `maxAmount`.');
}

function refuse(detail: string): never {
  throw new DomainError('reversed-range', 'unprocessable', detail);
}
