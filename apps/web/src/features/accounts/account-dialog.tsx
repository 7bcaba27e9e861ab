import { Button, Checkbox, Group, Modal, NativeSelect, Select, Stack, TextInput } from '@mantine/core';
import { minorDigits } from '@hisaab/kernel';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, bodyAndSet, ifMatch, type Schemas } from '../../api/client';
import { useBook } from '../../app/book';
import { useFocusBack } from '../../app/focus-back';
import { ProblemAlert } from '../../app/problem-alert';
import { bookChanged } from '../../app/query-client';
import { undoChangeSet, useUndo } from '../../app/undo';
import { amountOf } from '../../money/amount-sum';
import { currencyChoices } from '../settings/book-settings';
import { ACCOUNT_KINDS } from './account-kinds';
import type { Account } from './use-accounts';

type Kind = Schemas['AccountCreate']['kind'];

function startOf(account: Account | null, currency: string) {
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
function signedAmount(text: string, currency: string): string | null {
  const isOwed = /^\s*[-−]/.test(text);
  const amount = amountOf(text.replace(/^\s*[-−]/, ''), minorDigits(currency));
  return amount && (isOwed && /[1-9]/.test(amount) ? `-${amount}` : amount);
}

export function AccountDialog({ account, onClose }: { account: Account | null; onClose: () => void }) {
  const { t, i18n } = useTranslation();
  useFocusBack();
  const { currency } = useBook();
  const offerUndo = useUndo();
  const done = (what: string, changeSetId: string | null) => {
    bookChanged();
    onClose();
    if (changeSetId !== null) offerUndo(what, () => undoChangeSet(changeSetId));
  };
  const [form, setForm] = useState(() => startOf(account, currency));
  const set = (part: Partial<typeof form>) => setForm((now) => ({ ...now, ...part }));
  const opening = form.opening.trim() === '' ? null : signedAmount(form.opening, form.currency);
  const isOpeningWrong = form.opening.trim() !== '' && opening === null;

  const save = useMutation({
    mutationFn: () => {
      const money =
        opening === null ? null : ({ amount: opening, currency: form.currency } as Schemas['SignedMoney']);
      const fields = {
        name: form.name,
        kind: form.kind,
        currency: form.currency as Schemas['Currency'],
        institution: form.institution.trim() === '' ? null : form.institution,
        last4: form.last4 === '' ? null : form.last4,
        archived: form.archived,
      };
      if (!account)
        return bodyAndSet(
          api.POST('/v1/accounts', { body: { ...fields, ...(money ? { openingBalance: money } : {}) } }),
        );
      return bodyAndSet(
        api.PATCH('/v1/accounts/{id}', {
          params: { path: { id: account.id }, header: ifMatch(account.version) },
          body: { ...fields, openingBalance: money },
        }),
      );
    },
    onSuccess: ({ changeSetId }) =>
      done(t(account ? 'accounts.changed' : 'accounts.added', { name: form.name }), changeSetId),
  });
  const remove = useMutation({
    mutationFn: (id: string) => bodyAndSet(api.DELETE('/v1/accounts/{id}', { params: { path: { id } } })),
    onSuccess: ({ changeSetId }) => done(t('accounts.deleted', { name: form.name }), changeSetId),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!isOpeningWrong) save.mutate();
  };
  return (
    <Modal opened onClose={onClose} title={t(account ? 'accounts.edit' : 'accounts.add')}>
      <Stack component="form" onSubmit={submit}>
        <ProblemAlert error={save.error ?? remove.error} />
        <TextInput
          label={t('accounts.name')}
          required
          maxLength={100}
          data-autofocus
          value={form.name}
          onChange={(event) => set({ name: event.currentTarget.value })}
        />
        <NativeSelect
          label={t('accounts.kind')}
          data={ACCOUNT_KINDS.map(({ kind, label }) => ({ value: kind, label: t(label) }))}
          value={form.kind}
          onChange={(event) => set({ kind: event.currentTarget.value as Kind })}
        />
        <Select
          label={t('settings.currency')}
          data={currencyChoices(i18n.language)}
          searchable
          allowDeselect={false}
          limit={60}
          value={form.currency}
          onChange={(value) => value && set({ currency: value })}
        />
        <TextInput
          label={t('accounts.opening')}
          description={t('accounts.openingHint')}
          inputMode="decimal"
          value={form.opening}
          error={isOpeningWrong ? t('entry.amountWrong') : undefined}
          onChange={(event) => set({ opening: event.currentTarget.value })}
        />
        <Group grow>
          <TextInput
            label={t('accounts.institution')}
            maxLength={100}
            value={form.institution}
            onChange={(event) => set({ institution: event.currentTarget.value })}
          />
          <TextInput
            label={t('accounts.last4')}
            inputMode="numeric"
            pattern="[0-9]{4}"
            maxLength={4}
            value={form.last4}
            onChange={(event) => set({ last4: event.currentTarget.value })}
          />
        </Group>
        <Checkbox
          size="md"
          label={t('accounts.archive')}
          description={t('accounts.archiveHint')}
          checked={form.archived}
          onChange={(event) => set({ archived: event.currentTarget.checked })}
        />
        <Group justify="space-between">
          <Button type="submit" loading={save.isPending}>
            {t('app.save')}
          </Button>
          {account && (
            <Button variant="default" onClick={() => remove.mutate(account.id)} loading={remove.isPending}>
              {t('app.delete')}
            </Button>
          )}
        </Group>
      </Stack>
    </Modal>
  );
}
