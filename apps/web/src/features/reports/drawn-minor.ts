import { toWords, drawn } from '../../money/format';

/** Where a point of a sum lies on the canvas. */
export function drawnMinor(minor: bigint, currency: string): number {
  return drawn(toWords({ minor, currency }));
}
