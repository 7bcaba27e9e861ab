import type { ParseKeys } from 'i18next';
import { useTranslation } from 'react-i18next';
import { ApiProblem } from '../api/problem';

/** Codes that a person may meet, in their language. Others are said by the server's own sentence. */
const SAID: Readonly<Record<string, ParseKeys>> = {
  offline: 'problem.offline',
  'invalid-request': 'problem.invalidRequest',
  unauthenticated: 'problem.unauthenticated',
  'invalid-credentials': 'problem.invalidCredentials',
  'email-taken': 'problem.emailTaken',
  'weak-password': 'problem.weakPassword',
  'wrong-password': 'problem.wrongPassword',
  'not-found': 'problem.notFound',
  'stale-version': 'problem.staleVersion',
  'too-many-requests': 'problem.tooManyRequests',
  unavailable: 'problem.unavailable',
  'body-too-large': 'problem.tooLarge',
  'amount-decimals': 'problem.amountDecimals',
  'currency-mismatch': 'problem.currencyMismatch',
  'currency-frozen': 'problem.currencyFrozen',
  'splits-do-not-add-up': 'problem.splits',
  'kind-mismatch': 'problem.kindMismatch',
  'account-archived': 'problem.accountArchived',
  'account-in-use': 'problem.accountInUse',
  'same-account': 'problem.sameAccount',
  'to-account-required': 'problem.toAccountRequired',
  'to-amount-required': 'problem.toAmountRequired',
  'category-in-use': 'problem.categoryInUse',
  'name-taken': 'problem.nameTaken',
  'count-changed': 'problem.countChanged',
  'already-undone': 'problem.alreadyUndone',
  'import-empty': 'problem.importEmpty',
  'import-binary': 'problem.importBinary',
  'mapping-incomplete': 'problem.mappingIncomplete',
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
