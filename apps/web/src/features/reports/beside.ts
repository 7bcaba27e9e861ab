import { ratio } from '@hisaab/kernel';

export interface Change {
  readonly kind: 'more' | 'less' | 'same';
  /** Of the other one, without a sign. */
  readonly share: number;
  /** The difference, without a sign. */
  readonly by: bigint;
}

/** How a sum stands beside another; null where the other is nothing. Within one percent it is the same. */
export function beside(sum: bigint, other: bigint | null): Change | null {
  if (other === null || other === 0n) return null;
  const share = Math.abs(ratio(sum - other, other) ?? 0);
  const by = sum > other ? sum - other : other - sum;
  if (share < 0.01) return { kind: 'same', share, by };
  return { kind: sum > other ? 'more' : 'less', share, by };
}
