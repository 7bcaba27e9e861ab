/** Why a row failed: stable words. A client says them in its language and shows the detail of one that it does not know. */
export const IMPORT_FAILED_REASONS = [
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

/** Why a row is no transaction. */
export const IMPORT_IGNORED_REASONS = [
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

/** What was not sure when the file was understood. */
export const IMPORT_WARNINGS = [
  'direction-assumed',
  'no-date-column',
  'no-amount-column',
  'share-column-unknown',
  'decimal-mark-unsure',
  'date-order-unsure',
] as const;

/** Why the whole import failed. */
export const IMPORT_PROBLEMS = ['no-date-column', 'no-amount-column', 'no-type-column', 'no-rows'] as const;
