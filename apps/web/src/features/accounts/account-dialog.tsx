import { Button, Checkbox, Group, Modal, NativeSelect, Select, Stack, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, bodyAndSet } from '../../api/client';
import { Keys } from '../../api/keys';
import { useBook } from '../../app/book';
import { ChangedElsewhere } from '../../app/changed-elsewhere';
import { Conflict, type Difference } from '../../app/conflict';
import { useFieldErrors } from '../../app/field-errors';
import { useFocusBack } from '../../app/focus-back';
import { ProblemAlert } from '../../app/problem-alert';
import { bookChanged } from '../../app/query-client';
import { undoChangeSet, useUndo } from '../../app/undo';
import { currencyChoices } from '../settings/book-settings';
import {
  type AccountForm,
  formOfAccount,
  type Kind,
  saveAccount,
  type SavedAccount,
  signedAmount,
} from './account-form';
import { ACCOUNT_KINDS } from './account-kinds';
import type { Account } from './use-accounts';

const FIELDS = ['name', 'kind', 'currency', 'openingBalance', 'institution', 'last4'];

export function AccountDialog({ account, onClose }: { account: Account | null; onClose: () => void }) {
  const { t, i18n } = useTranslation();
  useFocusBack();
  const { currency } = useBook();
  const [before, setBefore] = useState(account);
  const [form, setForm] = useState(() => formOfAccount(account, currency));
  const [keys] = useState(() => new Keys());
  const set = (part: Partial<AccountForm>) => setForm((now) => ({ ...now, ...part }));
  const isOpeningWrong = form.opening.trim() !== '' && signedAmount(form.opening, form.currency) === null;
  const offerUndo = useUndo();
  const done = (what: string, changeSetId: string | null) => {
    bookChanged();
    onClose();
    if (changeSetId !== null) offerUndo(what, () => undoChangeSet(changeSetId));
  };

  const save = useMutation<SavedAccount, Error | ChangedElsewhere<Account>, Account | null>({
    mutationFn: (seen) => saveAccount(form, seen, keys),
    onSuccess: ({ changeSetId }) =>
      done(t(account ? 'accounts.changed' : 'accounts.added', { name: form.name }), changeSetId),
  });
  const remove = useMutation({
    mutationFn: (id: string) => bodyAndSet(api.DELETE('/v1/accounts/{id}', { params: { path: { id } } })),
    onSuccess: ({ changeSetId }) => done(t('accounts.deleted', { name: form.name }), changeSetId),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!isOpeningWrong) save.mutate(before);
  };
  const wrong = useFieldErrors(save.error ?? remove.error, FIELDS);
  const theirs = save.error instanceof ChangedElsewhere ? save.error.theirs : null;
  const differences = useAccountDifferences();
  return (
    <Modal opened onClose={onClose} title={t(account ? 'accounts.edit' : 'accounts.add')}>
      <form noValidate onSubmit={submit}>
        <Stack>
          <ProblemAlert error={wrong.rest} {...(save.error ? { retry: () => save.mutate(before) } : {})} />
          {theirs && (
            <Conflict
              fields={differences(form, formOfAccount(theirs, currency))}
              isSaving={save.isPending}
              onKeepMine={() => {
                setBefore(theirs);
                save.mutate(theirs);
              }}
              onTakeTheirs={() => {
                setBefore(theirs);
                setForm(formOfAccount(theirs, currency));
                save.reset();
              }}
            />
          )}
          <TextInput
            label={t('accounts.name')}
            required
            maxLength={100}
            data-autofocus
            value={form.name}
            error={wrong.of('name')}
            onChange={(event) => set({ name: event.currentTarget.value })}
          />
          <NativeSelect
            label={t('accounts.kind')}
            data={ACCOUNT_KINDS.map(({ kind, label }) => ({ value: kind, label: t(label) }))}
            value={form.kind}
            error={wrong.of('kind')}
            onChange={(event) => set({ kind: event.currentTarget.value as Kind })}
          />
          <Select
            label={t('settings.currency')}
            data={currencyChoices(i18n.language)}
            searchable
            allowDeselect={false}
            limit={60}
            value={form.currency}
            error={wrong.of('currency')}
            onChange={(value) => value && set({ currency: value })}
          />
          <TextInput
            label={t('accounts.opening')}
            description={t('accounts.openingHint')}
            inputMode="decimal"
            value={form.opening}
            error={isOpeningWrong ? t('field.balance') : wrong.of('openingBalance')}
            onChange={(event) => set({ opening: event.currentTarget.value })}
          />
          <Group grow>
            <TextInput
              label={t('accounts.institution')}
              maxLength={100}
              value={form.institution}
              error={wrong.of('institution')}
              onChange={(event) => set({ institution: event.currentTarget.value })}
            />
            <TextInput
              label={t('accounts.last4')}
              inputMode="numeric"
              maxLength={4}
              value={form.last4}
              error={wrong.of('last4')}
              onChange={(event) => set({ last4: event.currentTarget.value })}
            />
          </Group>
          {account && (
            <Checkbox
              size="md"
              label={t('accounts.archive')}
              description={t('accounts.archiveHint')}
              checked={form.archived}
              onChange={(event) => set({ archived: event.currentTarget.checked })}
            />
          )}
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
      </form>
    </Modal>
  );
}

/** The fields of two versions as a person reads them. */
function useAccountDifferences(): (mine: AccountForm, theirs: AccountForm) => Difference[] {
  const { t } = useTranslation();
  const kindName = (kind: string) => {
    const known = ACCOUNT_KINDS.find((one) => one.kind === kind);
    return known ? t(known.label) : kind;
  };
  const opening = (form: AccountForm) => signedAmount(form.opening, form.currency) ?? form.opening;
  const yes = (archived: boolean) => (archived ? t('accounts.archived') : '');
  return (mine, theirs) => [
    { label: t('accounts.name'), mine: mine.name, theirs: theirs.name },
    { label: t('accounts.kind'), mine: kindName(mine.kind), theirs: kindName(theirs.kind) },
    { label: t('settings.currency'), mine: mine.currency, theirs: theirs.currency },
    { label: t('accounts.opening'), mine: opening(mine), theirs: opening(theirs) },
    { label: t('accounts.institution'), mine: mine.institution, theirs: theirs.institution },
    { label: t('accounts.last4'), mine: mine.last4, theirs: theirs.last4 },
    { label: t('accounts.archive'), mine: yes(mine.archived), theirs: yes(theirs.archived) },
  ];
}
