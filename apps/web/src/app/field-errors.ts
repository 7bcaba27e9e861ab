import type { ParseKeys } from 'i18next';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiProblem } from '../api/problem';
import { fieldsOfCode, placed } from './field-places';
import { useProblemText } from './problem-text';

/** What a field takes, in words; the names are those of the contracts. */
const TAKES: Readonly<Record<string, ParseKeys>> = {
  accountId: 'field.account',
  amount: 'entry.amountWrong',
  categoryId: 'field.category',
  color: 'field.choice',
  currency: 'field.choice',
  currentPassword: 'field.password',
  date: 'field.date',
  email: 'field.email',
  firstWeekday: 'field.choice',
  institution: 'field.short',
  kind: 'field.choice',
  last4: 'field.last4',
  monthStartDay: 'field.choice',
  name: 'field.name',
  newPassword: 'field.password',
  note: 'field.note',
  openingBalance: 'field.balance',
  parentId: 'field.choice',
  password: 'field.password',
  payee: 'field.payee',
  splits: 'problem.splits',
  tags: 'field.tags',
  timezone: 'field.choice',
  toAccountId: 'field.account',
  toAmount: 'entry.amountWrong',
  type: 'field.choice',
};

export interface FieldErrors {
  /** What is wrong with this field, in words. */
  readonly of: (field: string) => string | undefined;
  /** What belongs to no field of the form: for the alert above it. */
  readonly rest: unknown;
}

/** The first field that is wrong has the focus: it is read out with its words. */
function focusFirst(): void {
  const form = document.querySelector('[role="dialog"] form:has([aria-invalid="true"])') ?? document;
  form.querySelector<HTMLElement>('form [aria-invalid="true"], [aria-invalid="true"]')?.focus();
}

/** What the server refused, each beside its field. The rules are the server's contracts: they are not repeated here. */
export function useFieldErrors(error: unknown, fields: readonly string[]): FieldErrors {
  const { t } = useTranslation();
  const say = useProblemText();
  const problem = error instanceof ApiProblem ? error : null;
  const { byField, rest } = placed(problem?.errors ?? [], fields);
  const isOne = problem !== null && problem.errors.length === 0;
  const field = isOne ? fieldsOfCode(problem.code).find((name) => fields.includes(name)) : undefined;
  if (field !== undefined) byField.set(field, '');
  const hasAny = byField.size > 0;
  useEffect(() => {
    if (error && hasAny) requestAnimationFrame(focusFirst);
  }, [error, hasAny]);

  const left = () => {
    if (!hasAny || !problem) return error;
    return rest.length === 0 ? null : new ApiProblem(problem.status, problem.code, problem.detail, rest);
  };
  return {
    of: (name) => {
      const message = byField.get(name);
      if (message === undefined || !problem) return undefined;
      if (problem.code !== 'invalid-request') return say(problem);
      const key = TAKES[name];
      return key ? t(key) : message;
    },
    rest: left(),
  };
}
