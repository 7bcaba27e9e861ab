/** Why a row of a file cannot become a transaction: stable words, which clients say in their language. */
export const FAILED_REASONS = [
  'date-missing',
  'date-not-understood',
  'amount-missing',
  'amount-not-understood',
  'amount-malformed',
  'amount-decimals',
  'amount-zero',
  'amount-too-large',
  'two-amounts',
  'type-missing',
  'type-not-understood',
  'transfer-target-missing',
  'same-account',
  'account-archived',
  'currency-unknown',
  'unknown-currency',
  'text-too-long',
  'share-not-understood',
  'share-not-known',
  'line-broken',
] as const;

export type FailedReason = (typeof FAILED_REASONS)[number];

/** Why a row of a file is no transaction at all. */
export const IGNORED_REASONS = [
  'header',
  'preamble',
  'repeated-header',
  'empty',
  'total',
  'summary',
  'no-transaction',
  'not-a-transaction',
  'not-completed',
  'settlement',
  'not-shared',
  'other-side-of-transfer',
] as const;

export type IgnoredReason = (typeof IGNORED_REASONS)[number];

/** What was not sure when a file was understood. */
export const WARNINGS = [
  'direction-assumed',
  'no-date-column',
  'no-amount-column',
  'share-column-unknown',
  'decimal-mark-unsure',
  'date-order-unsure',
] as const;

export type WarningCode = (typeof WARNINGS)[number];

/** Why a whole file cannot be imported. */
export const IMPORT_PROBLEMS = ['no-date-column', 'no-amount-column', 'no-type-column', 'no-rows'] as const;

export type ImportProblemCode = (typeof IMPORT_PROBLEMS)[number];
