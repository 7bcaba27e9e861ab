import {
  Button,
  Group,
  SegmentedControl,
  SimpleGrid,
  Stack,
  TagsInput,
  Text,
  TextInput,
} from '@mantine/core';
import { type CivilDate, uuidv7 } from '@hisaab/kernel';
import type { ReactNode, RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '../../api/client';
import { useFieldErrors } from '../../app/field-errors';
import { useFormats } from '../../app/formats';
import { useKeyboard } from '../../app/keyboard';
import { ProblemAlert } from '../../app/problem-alert';
import { isSum } from '../../money/amount-sum';
import { AccountSelect } from '../accounts/account-select';
import { useAccounts } from '../accounts/use-accounts';
import { usualAccount } from '../accounts/usual-account';
import { CategorySelect } from '../categories/category-select';
import { amountOfForm, dateByKey, type EntryForm } from './entry-form';
import { FilledNotice } from './filled-notice';
import { PayeeInput } from './payee-input';
import { SplitFields } from './split-fields';
import type { EntryState } from './use-entry-form';
import { EntryActions } from './entry-actions';
import classes from './entry.module.css';
import { emptyLine } from './split-shares';
import { type SaveEntry, useDeleteTransaction } from './use-save-entry';

interface EntryFieldsProps {
  formRef: RefObject<HTMLFormElement | null>;
  entry: EntryState;
  currency: string;
  toCurrency: string | null;
  today: CivilDate;
  /** Whether one has tried to save: what is missing is said from then on. */
  isTried: boolean;
  focusAmount: boolean;
  save: SaveEntry;
  edited: Schemas['Transaction'] | undefined;
  /** In the place of the refusal: what changed meanwhile. */
  stale: ReactNode;
  /** What it would be called by its category or kind. */
  name: string;
  onSubmit: () => void;
  onDone: () => void;
}

const FIELDS = [
  'accountId',
  'amount',
  'categoryId',
  'date',
  'note',
  'payee',
  'splits',
  'tags',
  'toAccountId',
  'toAmount',
];

/** The fields of an entry, the amount first. */
export function EntryFields({
  formRef,
  entry,
  currency,
  toCurrency,
  today,
  isTried,
  focusAmount,
  save,
  edited,
  stale,
  name,
  onSubmit,
  onDone,
}: EntryFieldsProps) {
  const { t } = useTranslation();
  const { amount } = useFormats();
  const remove = useDeleteTransaction();
  const { form, set } = entry;
  const hasKeyboard = useKeyboard();
  const money = amountOfForm(form, currency);
  const isTransfer = form.type === 'transfer';
  const { data: accounts = [] } = useAccounts();
  const usual = usualAccount(accounts, currency);
  const kind = form.type === 'income' ? 'income' : 'expense';
  const wrong = useFieldErrors(save.error ?? remove.error, FIELDS);
  const amountError = (form.amount !== '' || isTried) && !money ? t('entry.amountWrong') : wrong.of('amount');
  return (
    <form
      ref={formRef}
      noValidate
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault();
        onSubmit();
      }}
    >
      <Stack gap="sm" className={classes.whole}>
        {stale ?? <ProblemAlert error={wrong.rest} {...(save.error ? { retry: onSubmit } : {})} />}
        <SegmentedControl
          fullWidth
          size="md"
          aria-label={t('entry.type')}
          data-field="type"
          value={form.type}
          onChange={(type) => set({ type: type as EntryForm['type'], categoryId: null })}
          data={[
            { value: 'expense', label: t('type.spent') },
            { value: 'income', label: t('type.received') },
            { value: 'transfer', label: t('type.moved') },
          ]}
        />
        <TextInput
          label={t('entry.amount', { currency })}
          description={t('entry.amountHint')}
          size="lg"
          inputMode="decimal"
          autoComplete="off"
          required
          withAsterisk={false}
          data-autofocus={focusAmount || undefined}
          data-field="amount"
          value={form.amount}
          error={amountError}
          onChange={(event) => set({ amount: event.currentTarget.value })}
          rightSectionWidth={130}
          rightSection={
            money && isSum(form.amount) ? (
              <Text size="sm" role="status">
                = {amount(money)}
              </Text>
            ) : null
          }
        />
        <PayeeInput
          value={form.payee}
          onChange={(payee) => set({ payee })}
          error={wrong.of('payee')}
          onKnown={entry.known}
        />
        {entry.filled && <FilledNotice filled={entry.filled} form={form} onRefuse={entry.refuse} />}
        {!isTransfer && form.splits.length === 0 && (
          <Group gap="xs" align="flex-end" wrap="nowrap">
            <CategorySelect
              kind={kind}
              label={t('entry.category')}
              placeholder={t('entry.categoryHint')}
              data-field="categoryId"
              value={form.categoryId}
              error={wrong.of('categoryId')}
              onChange={(categoryId) => set({ categoryId })}
              style={{ flex: 1, minWidth: 0 }}
            />
            <Button
              variant="default"
              onClick={() =>
                set({
                  splits: [emptyLine(uuidv7(), form.categoryId), emptyLine(uuidv7())],
                })
              }
            >
              {t('entry.split')}
            </Button>
          </Group>
        )}
        {!isTransfer && form.splits.length > 0 && (
          <SplitFields
            kind={kind}
            lines={form.splits}
            by={form.splitBy}
            total={money}
            isTried={isTried}
            onChange={set}
            error={wrong.of('splits')}
          />
        )}
        <SimpleGrid cols={{ base: 1, xs: isTransfer ? 3 : 2 }} spacing="sm">
          <AccountSelect
            label={t(isTransfer ? 'entry.fromAccount' : 'entry.account')}
            placeholder={isTransfer ? '' : (usual?.name ?? t('entry.accountHint'))}
            required={isTransfer}
            data-field="accountId"
            error={
              isTried && isTransfer && !form.accountId
                ? t('problem.fromAccountRequired')
                : wrong.of('accountId')
            }
            value={form.accountId}
            onChange={(accountId) => set({ accountId })}
          />
          {isTransfer && (
            <AccountSelect
              label={t('entry.toAccount')}
              required
              data-field="toAccountId"
              without={form.accountId}
              error={isTried && !form.toAccountId ? t('problem.toAccountRequired') : wrong.of('toAccountId')}
              value={form.toAccountId}
              onChange={(toAccountId) => set({ toAccountId })}
            />
          )}
          <TextInput
            label={t('entry.date')}
            description={hasKeyboard && t('entry.dateHint')}
            inputWrapperOrder={['label', 'input', 'description', 'error']}
            type="date"
            required
            withAsterisk={false}
            min="1900-01-01"
            max="2200-12-31"
            data-field="date"
            value={form.date}
            error={isTried && form.date === '' ? t('field.date') : wrong.of('date')}
            onChange={(event) => set({ date: event.currentTarget.value })}
            onKeyDown={(event) => {
              const date = dateByKey(event.key, form.date, today);
              if (date === null) return;
              event.preventDefault();
              set({ date });
            }}
          />
        </SimpleGrid>
        {isTransfer && toCurrency !== null && toCurrency !== currency && (
          <TextInput
            label={t('entry.toAmount', { currency: toCurrency })}
            inputMode="decimal"
            required
            value={form.toAmount}
            error={wrong.of('toAmount')}
            onChange={(event) => set({ toAmount: event.currentTarget.value })}
          />
        )}
        <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
          <TagsInput
            label={t('entry.tags')}
            maxTags={50}
            maxLength={50}
            data-field="tags"
            value={form.tags}
            error={wrong.of('tags')}
            onChange={(tags) => set({ tags })}
            clearButtonProps={{ 'aria-label': t('app.clear') }}
          />
          <TextInput
            label={t('entry.note')}
            maxLength={1000}
            data-field="note"
            value={form.note}
            error={wrong.of('note')}
            onChange={(event) => set({ note: event.currentTarget.value })}
          />
        </SimpleGrid>
        <EntryActions
          form={form}
          currencies={{ from: currency, to: toCurrency }}
          edited={edited}
          isSaving={save.isPending}
          name={name}
          remove={remove}
          onDone={onDone}
        />
      </Stack>
    </form>
  );
}
