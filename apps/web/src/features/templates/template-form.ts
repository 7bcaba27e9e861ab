import type { CivilDate } from '@hisaab/kernel';
import type { Schemas } from '../../api/client';
import { type Currencies, emptyForm, type EntryForm, toBody } from '../entry/entry-form';

export type NewTemplate = Schemas['TemplateCreate'];

/** What is kept of an entry: all but its day. Without an amount it is asked for each time, and is not split. */
export function templateOf(form: EntryForm, currencies: Currencies, name: string): NewTemplate {
  const body = toBody(form, currencies);
  const isTransfer = form.type === 'transfer';
  const splits = body?.splits ?? null;
  const isWhole = splits === null || splits.length === form.splits.length;
  return {
    name,
    type: form.type,
    amount: body?.amount ?? null,
    accountId: form.accountId,
    toAccountId: isTransfer ? form.toAccountId : null,
    categoryId: isTransfer || splits ? null : form.categoryId,
    payee: form.payee,
    note: form.note,
    tags: form.tags,
    splits: isWhole ? splits : null,
  };
}

/** The entry that a template begins, of today. */
export function formOfTemplate(template: Schemas['Template'], today: CivilDate): EntryForm {
  const type = template.type === 'income' || template.type === 'transfer' ? template.type : 'expense';
  return {
    ...emptyForm(today),
    type,
    amount: template.amount?.amount ?? '',
    accountId: template.accountId,
    toAccountId: template.toAccountId,
    categoryId: template.categoryId,
    payee: template.payee ?? '',
    note: template.note ?? '',
    tags: template.tags,
    splits: template.splits.map((split, at) => ({
      key: `${at}`,
      categoryId: split.categoryId,
      amount: split.amount.amount,
      percent: '',
      note: split.note,
    })),
  };
}
