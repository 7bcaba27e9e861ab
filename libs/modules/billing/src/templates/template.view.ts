import type { TemplateResource } from '@hisaab/contracts';
import { formatMoney, money } from '@hisaab/kernel';
import type { Template, TemplateInput } from './template';

export function templateResource(template: Template): TemplateResource {
  const { amount } = template;
  return {
    id: template.id,
    bookId: template.bookId,
    version: template.version,
    name: template.name,
    type: template.type,
    amount: amount && formatMoney(amount),
    accountId: template.accountId,
    toAccountId: template.toAccountId,
    categoryId: template.categoryId,
    payee: template.payee,
    note: template.note,
    tags: [...template.tags],
    splits: amount
      ? template.splits.map(({ categoryId, minor, note }) => ({
          categoryId,
          amount: formatMoney(money(minor, amount.currency)),
          note,
        }))
      : [],
    createdAt: template.createdAt.toISOString(),
    updatedAt: template.updatedAt.toISOString(),
  };
}

/** What a person would have sent to make it, for a patch to be merged into; what it does not have is absent. */
export function templateInput(template: Template): TemplateInput {
  const {
    id: _,
    bookId: __,
    version: ___,
    createdAt: ____,
    updatedAt: _____,
    ...said
  } = templateResource(template);
  const { type } = template;
  return Object.fromEntries(
    Object.entries({ ...said, type }).filter(([, value]) => value !== null),
  ) as unknown as TemplateInput;
}
