import { ActionIcon, Group, TagsInput, TextInput } from '@mantine/core';
import type { ParseKeys } from 'i18next';
import { Check, X } from 'lucide-react';
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormats, useToday } from '../../app/formats';
import { ProblemAlert } from '../../app/problem-alert';
import { CategorySelect } from '../categories/category-select';
import { ChangedMeanwhile, useNow } from '../entry/changed-meanwhile';
import { dateByKey } from '../entry/entry-form';
import { PayeeInput } from '../entry/payee-input';
import { nextField, type RowField, type RowForm, rowFormOf, rowPatch, wrongField } from './row-edit';
import classes from './row-editor.module.css';
import { useEditRow } from './use-edit-row';
import type { Transaction } from './use-transactions';

interface RowEditorProps {
  transaction: Transaction;
  start: RowField;
  onClose: () => void;
}

const LABELS = {
  amount: 'entry.amount',
  payee: 'entry.payee',
  categoryId: 'entry.category',
  tags: 'entry.tags',
  date: 'entry.date',
  note: 'entry.note',
} as const satisfies Record<RowField, ParseKeys>;

const WRONG: Partial<Record<RowField, 'entry.amountWrong' | 'entry.dateWrong'>> = {
  amount: 'entry.amountWrong',
  date: 'entry.dateWrong',
};

/** One field of a row in its place: Enter saves, Tab goes to the next field, Escape leaves all as it was. */
export function RowEditor({ transaction, start, onClose }: RowEditorProps) {
  const { t } = useTranslation();
  const [seen, setSeen] = useState(transaction);
  /** When it was changed elsewhere, what it is now: ours then goes over that. */
  const [base, setBase] = useState(transaction);
  const [form, setForm] = useState(() => rowFormOf(transaction));
  const [field, setField] = useState<RowField>(start);
  const [isTried, setTried] = useState(false);
  const box = useRef<HTMLFormElement>(null);
  const edit = useEditRow();
  const { amount } = useFormats();
  const toldBy = useId();
  const now = useNow(transaction.id, edit.error, edit.submittedAt);
  if (now && now.version !== base.version) setBase(now);

  useEffect(() => {
    const input = box.current?.querySelector<HTMLInputElement>('input:not([type="hidden"])');
    input?.focus();
    if (field === 'amount' || field === 'payee' || field === 'note') input?.select();
    box.current?.scrollIntoView({ block: 'nearest' });
  }, [field]);

  const set = (part: Partial<RowForm>) => setForm((before) => ({ ...before, ...part }));
  const save = () => {
    setTried(true);
    const wrong = wrongField(form, base);
    if (wrong) {
      setField(wrong);
      return;
    }
    const patch = rowPatch(form, seen);
    if (!patch) onClose();
    else if (!edit.isPending) edit.mutate({ base, patch }, { onSuccess: onClose });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') {
      event.preventDefault();
      event.stopPropagation();
      onClose();
      return;
    }
    if (event.key !== 'Tab' || event.ctrlKey || event.altKey || event.metaKey) return;
    // From the buttons beside the field Tab goes on as everywhere.
    if (!(event.target instanceof HTMLInputElement)) return;
    const next = nextField(field, event.shiftKey ? -1 : 1, base);
    if (!next) return;
    event.preventDefault();
    setField(next);
  };
  const wrong = isTried && wrongField(form, base) === field ? WRONG[field] : undefined;
  return (
    <form
      ref={box}
      noValidate
      className={classes.editor}
      data-editor
      onKeyDownCapture={onKeyDown}
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <Group gap="xs" wrap="nowrap" className={classes.line}>
        <span className={classes.words} id={toldBy}>
          <span className={classes.title}>{seen.payee ?? seen.note ?? amount(seen.amount)}</span>
          <span className={classes.label} data-wrong={wrong !== undefined || undefined}>
            {wrong === undefined ? t(LABELS[field], { currency: base.amount.currency }) : t(wrong)}
          </span>
        </span>
        <div className={classes.field}>
          <Field
            field={field}
            form={form}
            base={base}
            isWrong={wrong !== undefined}
            toldBy={toldBy}
            onChange={set}
          />
        </div>
        <ActionIcon type="submit" aria-label={t('app.save')} loading={edit.isPending}>
          <Check size={20} aria-hidden />
        </ActionIcon>
        <ActionIcon aria-label={t('app.close')} onClick={onClose}>
          <X size={20} aria-hidden />
        </ActionIcon>
      </Group>
      {now ? (
        <ChangedMeanwhile
          seen={seen}
          now={now}
          onTake={() => {
            setSeen(now);
            setForm(rowFormOf(now));
          }}
        />
      ) : (
        <ProblemAlert error={edit.error} />
      )}
    </form>
  );
}

interface FieldProps {
  field: RowField;
  form: RowForm;
  base: Transaction;
  isWrong: boolean;
  /** Whose row it is, and what is wrong. */
  toldBy: string;
  onChange: (part: Partial<RowForm>) => void;
}

function Field({ field, form, base, isWrong, toldBy, onChange }: FieldProps) {
  const { t } = useTranslation();
  const today = useToday();
  const said = {
    'aria-label': t(LABELS[field], { currency: base.amount.currency }),
    'aria-describedby': toldBy,
    error: isWrong,
  };
  if (field === 'payee')
    return (
      <PayeeInput
        isNamedBeside
        value={form.payee}
        onChange={(payee) => onChange({ payee })}
        onKnown={() => undefined}
      />
    );
  if (field === 'categoryId') {
    return (
      <CategorySelect
        {...said}
        kind={base.type === 'income' ? 'income' : 'expense'}
        value={form.categoryId}
        onChange={(categoryId) => onChange({ categoryId })}
      />
    );
  }
  if (field === 'tags') {
    return (
      <TagsInput
        {...said}
        maxTags={50}
        maxLength={50}
        value={[...form.tags]}
        onChange={(tags) => onChange({ tags })}
        clearButtonProps={{ 'aria-label': t('app.clear') }}
      />
    );
  }
  if (field === 'date') {
    return (
      <TextInput
        {...said}
        type="date"
        min="1900-01-01"
        max="2200-12-31"
        value={form.date}
        onChange={(event) => onChange({ date: event.currentTarget.value })}
        onKeyDown={(event) => {
          const date = dateByKey(event.key, form.date, today);
          if (date === null) return;
          event.preventDefault();
          onChange({ date });
        }}
      />
    );
  }
  if (field === 'note') {
    return (
      <TextInput
        {...said}
        maxLength={1000}
        value={form.note}
        onChange={(event) => onChange({ note: event.currentTarget.value })}
      />
    );
  }
  return (
    <TextInput
      {...said}
      inputMode="decimal"
      autoComplete="off"
      value={form.amount}
      onChange={(event) => onChange({ amount: event.currentTarget.value })}
    />
  );
}
