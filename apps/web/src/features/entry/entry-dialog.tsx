import { Alert, Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { useTranslation } from 'react-i18next';
import { useBook, useSessionExpired } from '../../app/book';
import { useFocusBack } from '../../app/focus-back';
import { useFormats, useToday } from '../../app/formats';
import { amountOf, isSum } from '../../money/amount-sum';
import { useAccounts } from '../accounts/use-accounts';
import { useCategoryLook } from '../categories/use-categories';
import { TemplateChoice } from '../templates/template-choice';
import type { Draft } from './entry-context';
import { keepDraft } from './entry-draft';
import { EntryFields } from './entry-fields';
import classes from './entry.module.css';
import { ChangedMeanwhile, useNow } from './changed-meanwhile';
import { amountOfForm, areSplitsWhole } from './entry-form';
import type { Chip } from './quick-form';
import { QuickLine } from './quick-line';
import { useEntryForm } from './use-entry-form';
import { useSaveEntry } from './use-save-entry';

/** Adding and editing what was spent, received or moved: over every page, by `n`. */
export default function EntryDialog({ draft, onClose }: { draft: Draft; onClose: () => void }) {
  const { t } = useTranslation();
  useFocusBack();
  const today = useToday();
  const book = useBook();
  const { data: accounts } = useAccounts();
  const isPhone = useMediaQuery('(max-width: 36em)');
  const isExpired = useSessionExpired();
  const edited = draft.transaction;
  const entry = useEntryForm(draft, book.bookId, today);
  const { form } = entry;
  const [isTried, setTried] = useState(false);
  const fields = useRef<HTMLFormElement>(null);
  /** What it was when one began; when it was changed elsewhere, what it is now: ours then goes over that. */
  const [base, setBase] = useState(edited);
  const save = useSaveEntry(base);
  const now = useNow(edited?.id, save.error, save.submittedAt);
  if (now && now.version !== base?.version) setBase(now);
  const say = useChipWords(entry.form);

  const currencyOf = (id: string | null) => accounts?.find((account) => account.id === id)?.currency;
  const currency = currencyOf(form.accountId) ?? edited?.amount.currency ?? book.currency;
  const toCurrency = currencyOf(form.toAccountId) ?? null;

  const done = () => {
    if (!edited) keepDraft(book.bookId, null);
    onClose();
  };
  const submit = () => {
    // What is wrong is marked before it is looked for.
    flushSync(() => setTried(true));
    const isTransfer = form.type === 'transfer';
    if (!amountOfForm(form, currency)) focusOn('amount');
    else if (isTransfer && !form.accountId) focusOn('accountId');
    else if (isTransfer && !form.toAccountId) focusOn('toAccountId');
    else if (form.date === '') focusOn('date');
    else if (!areSplitsWhole(form, currency)) focusOn('splits');
    else if (!save.isPending)
      save.mutate({ form, currencies: { from: currency, to: toCurrency } }, { onSuccess: done });
  };
  const focusOn = (chip: Chip | 'splits') => {
    const field = fields.current?.querySelector<HTMLElement>(`[data-field="${chip}"]`);
    const wanted = chip === 'splits' ? '[aria-invalid="true"]' : 'input:checked, input';
    const input = field?.matches('input') ? field : field?.querySelector<HTMLElement>(wanted);
    input?.focus();
  };

  return (
    <Modal
      opened
      onClose={onClose}
      closeOnEscape={!isExpired}
      fullScreen={isPhone === true}
      size="lg"
      title={t(edited ? 'entry.edit' : 'entry.add')}
      classNames={{ content: classes.content, body: classes.body }}
    >
      <Stack gap="sm" className={classes.whole}>
        {entry.isAgain && (
          <Alert variant="outline" p="xs" role="status">
            <Group justify="space-between" gap="xs">
              <Text size="sm">{t('entry.again')}</Text>
              <Button variant="default" onClick={entry.anew}>
                {t('entry.anew')}
              </Button>
            </Group>
          </Alert>
        )}
        {!edited && (
          <QuickLine
            // What was taken off stays off until it is begun anew.
            key={form.id}
            line={form.line}
            onChange={entry.setLine}
            onUnderstood={entry.understood}
            say={say}
            onTakeOff={entry.takeOff}
            onCorrect={focusOn}
            onSave={submit}
          />
        )}
        {!edited && (
          <TemplateChoice
            onChoose={(template) => {
              entry.fillTemplate(template);
              requestAnimationFrame(() => focusOn('amount'));
            }}
          />
        )}
        <EntryFields
          formRef={fields}
          entry={entry}
          currency={currency}
          toCurrency={toCurrency}
          today={today}
          isTried={isTried}
          focusAmount={form.line === ''}
          save={save}
          edited={edited}
          name={say('categoryId') || say('type')}
          stale={
            edited && now ? (
              <ChangedMeanwhile seen={edited} now={now} onTake={() => entry.takeOver(now)} />
            ) : null
          }
          onSubmit={submit}
          onDone={done}
        />
      </Stack>
    </Modal>
  );
}

/** What a chip says: the field that it stands for, in words. */
function useChipWords(form: ReturnType<typeof useEntryForm>['form']): (chip: Chip) => string {
  const { t } = useTranslation();
  const { day } = useFormats();
  const { data: accounts } = useAccounts();
  const look = useCategoryLook();
  const types = { expense: t('type.spent'), income: t('type.received'), transfer: t('type.moved') };
  const account = (id: string | null) => accounts?.find((one) => one.id === id)?.name ?? '';
  const words: Record<Chip, () => string> = {
    type: () => types[form.type],
    amount: () => (isSum(form.amount) ? (amountOf(form.amount, 2) ?? form.amount) : form.amount),
    date: () => (form.date === '' ? '' : day(form.date)),
    accountId: () => account(form.accountId),
    toAccountId: () => account(form.toAccountId),
    categoryId: () => look(form.categoryId)?.name ?? '',
    payee: () => form.payee,
    note: () => form.note,
    tags: () => form.tags.map((tag) => `#${tag}`).join(' '),
  };
  return (chip) => words[chip]();
}
