import { minorDigits } from '@hisaab/kernel';
import { api, body, bodyAndSet, ifMatch, type Schemas } from '../../api/client';
import type { Keys } from '../../api/keys';
import { savedOrTheirs } from '../../app/changed-elsewhere';
import { amountOf } from '../../money/amount-sum';
import type { Account } from './use-accounts';

export type Kind = Schemas['AccountCreate']['kind'];

export interface SavedAccount {
  readonly data: Account;
  readonly changeSetId: string | null;
}

export interface AccountForm {
  readonly name: string;
  readonly kind: Kind;
  readonly currency: string;
  readonly opening: string;
  readonly institution: string;
  readonly last4: string;
  readonly archived: boolean;
}

export function formOfAccount(account: Account | null, currency: string): AccountForm {
  return {
    name: account?.name ?? '',
    kind: (account?.kind ?? 'bank') as Kind,
    currency: account?.currency ?? currency,
    opening: account?.openingBalance.amount ?? '',
    institution: account?.institution ?? '',
    last4: account?.last4 ?? '',
    archived: account?.archived ?? false,
  };
}

/** A signed amount as typed: negative is owed. */
export function signedAmount(text: string, currency: string): string | null {
  const isOwed = /^\s*[-−]/.test(text);
  const amount = amountOf(text.replace(/^\s*[-−]/, ''), minorDigits(currency));
  return amount && (isOwed && /[1-9]/.test(amount) ? `-${amount}` : amount);
}

/** Makes the account, or changes the one that was looked at. */
export function saveAccount(form: AccountForm, before: Account | null, keys: Keys): Promise<SavedAccount> {
  const amount = form.opening.trim() === '' ? null : signedAmount(form.opening, form.currency);
  const money = amount === null ? null : ({ amount, currency: form.currency } as Schemas['SignedMoney']);
  const fields = {
    name: form.name,
    kind: form.kind,
    currency: form.currency as Schemas['Currency'],
    institution: form.institution.trim() === '' ? null : form.institution,
    last4: form.last4 === '' ? null : form.last4,
    archived: form.archived,
  };
  if (!before) {
    const created = { ...fields, ...(money ? { openingBalance: money } : {}) };
    return bodyAndSet(api.POST('/v1/accounts', { params: { header: keys.of(created) }, body: created }));
  }
  const path = { id: before.id };
  return savedOrTheirs(
    bodyAndSet(
      api.PATCH('/v1/accounts/{id}', {
        params: { path, header: ifMatch(before.version) },
        body: { ...fields, openingBalance: money },
      }),
    ),
    () => body(api.GET('/v1/accounts/{id}', { params: { path } })),
  );
}
