import type { ParseKeys } from 'i18next';
import { useTranslation } from 'react-i18next';
import { ApiProblem } from '../api/problem';

/** Codes that a person may meet, in their language. Others are said by the server's own sentence. */
const SAID: Readonly<Record<string, ParseKeys>> = {
  offline: 'problem.offline',
  'timed-out': 'problem.timedOut',
  'invalid-request': 'problem.invalidRequest',
  'token-missing': 'problem.unauthenticated',
  'token-invalid': 'problem.unauthenticated',
  'token-expired': 'problem.unauthenticated',
  'session-ended': 'problem.unauthenticated',
  'invalid-credentials': 'problem.invalidCredentials',
  'email-taken': 'problem.emailTaken',
  'password-too-short': 'problem.weakPassword',
  'password-breached': 'problem.weakPassword',
  'password-guessable': 'problem.weakPassword',
  'current-password-wrong': 'problem.wrongPassword',
  'not-found': 'problem.notFound',
  'account-not-found': 'problem.notFound',
  'category-not-found': 'problem.notFound',
  'payee-not-found': 'problem.notFound',
  'transaction-not-found': 'problem.notFound',
  'import-not-found': 'problem.notFound',
  'stale-version': 'problem.staleVersion',
  'too-many-requests': 'problem.tooManyRequests',
  'too-many-attempts': 'problem.tooManyRequests',
  unavailable: 'problem.unavailable',
  busy: 'problem.unavailable',
  'idempotency-in-progress': 'problem.unavailable',
  'internal-error': 'problem.unknown',
  'storage-unavailable': 'problem.unavailable',
  'too-large': 'problem.tooLarge',
  'file-too-large': 'problem.tooLarge',
  'amount-decimals': 'problem.amountDecimals',
  'currency-mismatch': 'problem.currencyMismatch',
  'currency-frozen': 'problem.currencyFrozen',
  'split-sum': 'problem.splits',
  'category-kind': 'problem.kindMismatch',
  'account-archived': 'problem.accountArchived',
  'category-archived': 'problem.categoryArchived',
  'category-levels': 'problem.categoryLevels',
  'kind-frozen': 'problem.kindFrozen',
  'amount-too-large': 'problem.amountTooLarge',
  'amount-malformed': 'entry.amountWrong',
  'book-not-empty': 'problem.currencyFrozen',
  'unknown-timezone': 'field.choice',
  'transaction-deleted': 'problem.notFound',
  'account-in-use': 'problem.accountInUse',
  'same-account': 'problem.sameAccount',
  'transfer-target': 'problem.toAccountRequired',
  'to-amount': 'problem.toAmountRequired',
  'category-in-use': 'problem.categoryInUse',
  'id-taken': 'problem.idTaken',
  'name-taken': 'problem.nameTaken',
  'count-changed': 'problem.countChanged',
  'already-undone': 'problem.alreadyUndone',
  'file-empty': 'problem.importEmpty',
  'file-not-text': 'problem.importBinary',
  'no-date-column': 'problem.mappingIncomplete',
  'no-amount-column': 'problem.mappingIncomplete',
};

export function useProblemText(): (error: unknown) => string {
  const { t } = useTranslation();
  return (error) => {
    if (!(error instanceof ApiProblem)) return t('problem.unknown');
    const key = SAID[error.code];
    if (key) return t(key, { seconds: error.retryAfterSeconds ?? 60 });
    return error.detail || t('problem.unknown');
  };
}
