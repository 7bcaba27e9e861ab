import { Alert, Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { useTranslation } from 'react-i18next';
import { useBook, useSessionExpired } from '../../app/book';
import { ChangedElsewhere } from '../../app/changed-elsewhere';
import { useFocusBack } from '../../app/focus-back';
import { useToday } from '../../app/formats';
import { useAccounts } from '../accounts/use-accounts';
import { TemplateChoice } from '../templates/template-choice';
import type { Draft } from './entry-context';
import { keepDraft } from './entry-draft';
import { EntryFields } from './entry-fields';
import classes from './entry.module.css';
import { EntryConflict } from './entry-conflict';
import { amountOfForm, areSplitsWhole, formOf } from './entry-form';
import type { Chip } from './quick-form';
import { QuickLine } from './quick-line';
import { useEntryForm } from './use-entry-form';
import { useChipWords } from './use-chip-words';
import { useSaveEntry } from './use-save-entry';

/** Adding and editing what was spent, received or moved: over every page, by `n`. */
export default function EntryDialog({ draft, onClose }: { draft: Draft; onClose: () => void }) {
  const { t } = useTranslation();
  useFocusBack();
  const today = useToday();
  const book = useBook();
  const { data: accounts } = useAccounts();
  const isPhone = useMediaQuery('(max-width: 48em)');
  const isExpired = useSessionExpired();
  const [edited, setEdited] = useState(draft.transaction);
  const entry = useEntryForm(draft, book.bookId, today);
  const { form } = entry;
  const [isTried, setTried] = useState(false);
  const fields = useRef<HTMLFormElement>(null);
  const save = useSaveEntry();
  const say = useChipWords();
  const sayChip = (chip: Chip) => say(chip, form);

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
    else if (!save.isPending) send(edited);
  };
  const send = (seen: typeof edited) =>
    save.mutate({ form, currencies: { from: currency, to: toCurrency }, edited: seen }, { onSuccess: done });
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
      classNames={{ content: classes.content }}
    >
      <Stack gap="sm">
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
            say={sayChip}
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
          isPhone={isPhone === true}
          focusAmount={form.line === ''}
          save={save}
          edited={edited}
          name={sayChip('categoryId') || sayChip('type')}
          onRetry={() => send(edited)}
          conflict={
            save.error instanceof ChangedElsewhere && (
              <EntryConflict
                mine={form}
                theirs={save.error.theirs}
                isSaving={save.isPending}
                onKeepMine={(theirs) => {
                  setEdited(theirs);
                  send(theirs);
                }}
                onTakeTheirs={(theirs) => {
                  setEdited(theirs);
                  entry.set(formOf(theirs));
                  save.reset();
                }}
              />
            )
          }
          onSubmit={submit}
          onDone={done}
        />
      </Stack>
    </Modal>
  );
}
