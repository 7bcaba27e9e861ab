import type { Operation } from './operations';

/** What once failed, by the operations that a failing run prints: each is played on a book of its own in every run. */
export const KEPT_CASES: readonly (readonly Operation[])[] = [];
