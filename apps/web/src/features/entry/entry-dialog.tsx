import {
  Button,
  Group,
  Modal,
  SegmentedControl,
  SimpleGrid,
  Stack,
  TagsInput,
  Text,
  TextInput,
} from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { uuidv7 } from '@hisaab/kernel';
import { type FormEvent, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useBook } from '../../app/book';
import { useFocusBack } from '../../app/focus-back';
import { useFormats, useToday } from '../../app/formats';
import { ProblemAlert } from '../../app/problem-alert';
import { isSum } from '../../money/amount-sum';
import { AccountSelect } from '../accounts/account-select';
import { useAccounts } from '../accounts/use-accounts';
import { CategorySelect } from '../categories/category-select';
import type { Draft } from './entry-context';
import {
  amountOfForm,
  dateByKey,
  emptyForm,
  type EntryForm,
  formOf,
  isBegun,
  keepDraft,
  keptDraft,
} from './entry-form';
import { PayeeInput } from './payee-input';
import { QuickLine } from './quick-line';
import { SplitFields } from './split-fields';
import { useDeleteTransaction, useSaveEntry } from './use-save-entry';

/** Adding and editing what was spent, received or moved: over every page, by `n`. */
export default function EntryDialog({ draft, onClose }: { draft: Draft; onClose: () => void }) {
  const { t } = useTranslation();
  useFocusBack();
  const { amount } = useFormats();
  const today = useToday();
  const book = useBook();
  const { data: accounts } = useAccounts();
  const isPhone = useMediaQuery('(max-width: 48em)');
  const edited = draft.transaction;
  const [form, setForm] = useState<EntryForm>(() =>
    edited ? formOf(edited) : (keptDraft(today) ?? emptyForm(today)),
  );
  const [isKept, setKept] = useState(() => !edited && isBegun(form));
  const [isTried, setTried] = useState(false);
  const set = (part: Partial<EntryForm>) => setForm((now) => ({ ...now, ...part }));
  const save = useSaveEntry(edited);
  const remove = useDeleteTransaction();

  const currencyOf = (id: string | null) => accounts?.find((account) => account.id === id)?.currency;
  const currency = currencyOf(form.accountId) ?? edited?.amount.currency ?? book.currency;
  const toCurrency = currencyOf(form.toAccountId) ?? null;
  const money = amountOfForm(form, currency);
  const isTransfer = form.type === 'transfer';
  const kind = form.type === 'income' ? 'income' : 'expense';

  useEffect(() => {
    if (!edited) keepDraft(form);
  }, [form, edited]);

  // Closed without saving, what was begun is kept and offered the next time.
  const close = () => {
    keepDraft(null);
    onClose();
  };
  const leave = () => {
    if (!edited && !isBegun(form)) keepDraft(null);
    onClose();
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (!money || (isTransfer && (!form.toAccountId || !form.accountId))) return;
    save.mutate({ form, currencies: { from: currency, to: toCurrency } }, { onSuccess: close });
  };
  const amountError =
    form.amount !== '' || isTried ? (money ? undefined : t('entry.amountWrong')) : undefined;

  return (
    <Modal
      opened
      onClose={leave}
      fullScreen={isPhone === true}
      size="lg"
      title={t(edited ? 'entry.edit' : 'entry.add')}
    >
      <Stack gap="sm">
        {isKept && (
          <Group justify="space-between" role="status">
            <Text size="sm">{t('entry.kept')}</Text>
            <Button
              variant="default"
              onClick={() => {
                setForm(emptyForm(today));
                setKept(false);
              }}
            >
              {t('entry.anew')}
            </Button>
          </Group>
        )}
        {!edited && <QuickLine today={today} onUnderstood={(part) => set({ ...part })} />}
        <Stack component="form" gap="sm" onSubmit={submit}>
          <ProblemAlert error={save.error ?? remove.error} />
          <SegmentedControl
            fullWidth
            size="md"
            aria-label={t('entry.type')}
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
            data-autofocus
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
            onKnown={(payee) =>
              set({
                payee: payee.name,
                ...(isTransfer ? {} : { categoryId: payee.lastCategoryId }),
                ...(payee.lastAccountId ? { accountId: payee.lastAccountId } : {}),
                tags: payee.lastTags,
              })
            }
          />
          {!isTransfer && form.splits.length === 0 && (
            <Group gap="xs" align="flex-end" wrap="nowrap">
              <CategorySelect
                kind={kind}
                label={t('entry.category')}
                placeholder={t('entry.categoryHint')}
                value={form.categoryId}
                onChange={(categoryId) => set({ categoryId })}
                style={{ flex: 1, minWidth: 0 }}
              />
              <Button
                variant="default"
                onClick={() =>
                  set({
                    splits: [
                      { key: uuidv7(), categoryId: form.categoryId, amount: '' },
                      { key: uuidv7(), categoryId: null, amount: '' },
                    ],
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
              total={money}
              currency={currency}
              onChange={(splits) => set({ splits })}
            />
          )}
          <Group grow align="flex-start" preventGrowOverflow={false} wrap={isPhone ? 'wrap' : 'nowrap'}>
            <AccountSelect
              label={t(isTransfer ? 'entry.fromAccount' : 'entry.account')}
              placeholder={t('entry.accountHint')}
              required={isTransfer}
              value={form.accountId}
              onChange={(accountId) => set({ accountId })}
            />
            {isTransfer && (
              <AccountSelect
                label={t('entry.toAccount')}
                required
                without={form.accountId}
                error={isTried && !form.toAccountId ? t('problem.toAccountRequired') : undefined}
                value={form.toAccountId}
                onChange={(toAccountId) => set({ toAccountId })}
              />
            )}
            <TextInput
              label={t('entry.date')}
              description={t('entry.dateHint')}
              inputWrapperOrder={['label', 'input', 'description', 'error']}
              type="date"
              required
              withAsterisk={false}
              min="1900-01-01"
              max="2200-12-31"
              value={form.date}
              onChange={(event) => set({ date: event.currentTarget.value })}
              onKeyDown={(event) => {
                const date = dateByKey(event.key, form.date, today);
                if (date === null) return;
                event.preventDefault();
                set({ date });
              }}
            />
          </Group>
          {isTransfer && toCurrency !== null && toCurrency !== currency && (
            <TextInput
              label={t('entry.toAmount', { currency: toCurrency })}
              inputMode="decimal"
              required
              value={form.toAmount}
              onChange={(event) => set({ toAmount: event.currentTarget.value })}
            />
          )}
          <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="sm">
            <TagsInput
              label={t('entry.tags')}
              maxTags={50}
              maxLength={50}
              value={form.tags}
              onChange={(tags) => set({ tags })}
              clearButtonProps={{ 'aria-label': t('app.clear') }}
            />
            <TextInput
              label={t('entry.note')}
              maxLength={1000}
              value={form.note}
              onChange={(event) => set({ note: event.currentTarget.value })}
            />
          </SimpleGrid>
          <Group justify="space-between">
            <Button type="submit" loading={save.isPending}>
              {t('app.save')}
            </Button>
            {edited && (
              <Button variant="default" onClick={() => remove.mutate(edited, { onSuccess: close })}>
                {t('app.delete')}
              </Button>
            )}
          </Group>
        </Stack>
      </Stack>
    </Modal>
  );
}
