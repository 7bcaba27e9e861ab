import type { ParseKeys } from 'i18next';

type Words = Readonly<Record<string, ParseKeys>>;

/** Why a row failed. What a newer server says beside these is shown in its own words. */
export const FAILED_WORDS: Words = {
  'date-missing': 'reasons.dateMissing',
  'date-not-understood': 'reasons.dateUnclear',
  'amount-missing': 'reasons.amountMissing',
  'amount-not-understood': 'reasons.amountUnclear',
  'amount-malformed': 'reasons.amountUnclear',
  'amount-decimals': 'problem.amountDecimals',
  'amount-zero': 'reasons.amountZero',
  'amount-too-large': 'problem.amountTooLarge',
  'two-amounts': 'reasons.twoAmounts',
  'type-missing': 'reasons.typeMissing',
  'type-not-understood': 'reasons.typeUnclear',
  'transfer-target-missing': 'reasons.targetMissing',
  'same-account': 'problem.sameAccount',
  'account-archived': 'problem.accountArchived',
  'currency-unknown': 'reasons.currencyUnknown',
  'unknown-currency': 'reasons.currencyUnknown',
  'text-too-long': 'reasons.textTooLong',
  'share-not-understood': 'reasons.shareUnclear',
  'share-not-known': 'reasons.shareUnknown',
  'line-broken': 'reasons.lineBroken',
};

/** Why a row is left out. */
export const IGNORED_WORDS: Words = {
  header: 'reasons.header',
  preamble: 'reasons.preamble',
  'repeated-header': 'reasons.headerAgain',
  empty: 'reasons.empty',
  total: 'reasons.total',
  summary: 'reasons.summary',
  'no-transaction': 'reasons.noTransaction',
  'not-a-transaction': 'reasons.noTransaction',
  'not-completed': 'reasons.notCompleted',
  settlement: 'reasons.settlement',
  'not-shared': 'reasons.notShared',
  'other-side-of-transfer': 'reasons.otherSide',
};

/** What was not sure when the file was understood. */
export const WARNING_WORDS: Words = {
  'direction-assumed': 'reasons.directionAssumed',
  'no-date-column': 'reasons.noDateColumn',
  'no-amount-column': 'reasons.noAmountColumn',
  'share-column-unknown': 'reasons.shareColumn',
  'decimal-mark-unsure': 'reasons.decimalsUnsure',
  'date-order-unsure': 'reasons.orderUnsure',
};

/** Why nothing of the file was imported. */
export const PROBLEM_WORDS: Words = {
  'no-date-column': 'reasons.noDateColumn',
  'no-amount-column': 'reasons.noAmountColumn',
  'no-type-column': 'reasons.noTypeColumn',
  'no-rows': 'reasons.noRows',
};

interface Told {
  readonly reason: string | null;
  readonly detail: string | null;
}

/** The words for a row's reason, else what the server says itself. */
export function reasonKey({ reason }: Told): ParseKeys | undefined {
  return reason === null ? undefined : (FAILED_WORDS[reason] ?? IGNORED_WORDS[reason]);
}
