import { type CivilDate, uuidv7 } from '@hisaab/kernel';
import { useEffect, useState } from 'react';
import type { Schemas } from '../../api/client';
import { formOfTemplate } from '../templates/template-form';
import { keepDraft, keptDraft } from './entry-draft';
import { emptyForm, type EntryForm, formOf } from './entry-form';
import type { Draft } from './entry-context';
import { type Chip, CHIPS, fillFrom, without } from './quick-form';

type Part = Partial<EntryForm>;

export interface EntryState {
  readonly form: EntryForm;
  /** Set by hand: neither a line nor a payee changes it any more. */
  readonly set: (part: Part) => void;
  readonly setLine: (line: string) => void;
  readonly understood: (answer: Schemas['QuickAnswer']) => void;
  readonly takeOff: (chip: Chip) => void;
  readonly known: (payee: Schemas['Payee']) => void;
  /** What is typed goes for what is there now. */
  readonly takeOver: (now: Schemas['Transaction']) => void;
  readonly fillTemplate: (template: Schemas['Template']) => void;
  /** What the payee of last time filled in, until it is refused. */
  readonly filled: Part | null;
  readonly refuse: () => void;
  /** Whether it goes on with what was typed before. */
  readonly isAgain: boolean;
  readonly anew: () => void;
}

function startOf(draft: Draft, bookId: string, today: CivilDate): { form: EntryForm; isAgain: boolean } {
  if (draft.transaction) return { form: formOf(draft.transaction), isAgain: false };
  if (draft.template) return { form: formOfTemplate(draft.template, today), isAgain: false };
  if (draft.line !== undefined) return { form: { ...emptyForm(today), line: draft.line }, isAgain: false };
  const kept = keptDraft(bookId, today);
  return { form: kept ?? emptyForm(today), isAgain: kept !== null };
}

/** The entry as it is typed, line and fields together; what is new is kept on the device until it is saved. */
export function useEntryForm(draft: Draft, bookId: string, today: CivilDate): EntryState {
  const [start] = useState(() => startOf(draft, bookId, today));
  const [form, setForm] = useState(start.form);
  const [isAgain, setAgain] = useState(start.isAgain);
  const [byHand, setByHand] = useState<ReadonlySet<keyof EntryForm>>(
    new Set(start.isAgain || draft.template ? CHIPS : []),
  );
  const [last, setLast] = useState<{ filled: Part; before: Part } | null>(null);
  const isNew = !draft.transaction;

  useEffect(() => {
    if (isNew) keepDraft(bookId, form);
  }, [isNew, bookId, form]);

  const put = (part: Part) => setForm((now) => ({ ...now, ...part }));
  const hold = (names: readonly string[]) =>
    setByHand((now) => new Set([...now, ...(names as (keyof EntryForm)[])]));

  return {
    form,
    set: (part) => {
      hold(Object.keys(part));
      put(part);
    },
    setLine: (line) => {
      // What is typed now says more than what was there from last time.
      if (isAgain) setByHand(new Set());
      put({ line });
    },
    understood: (answer) => put(fillFrom(answer, today, byHand)),
    takeOff: (chip) => {
      hold([chip]);
      put(without(chip, today));
    },
    known: (payee) => {
      const said: Part = {
        ...(form.type === 'transfer' ? {} : { categoryId: payee.lastCategoryId }),
        ...(payee.lastAccountId ? { accountId: payee.lastAccountId } : {}),
        ...(payee.lastTags.length > 0 ? { tags: payee.lastTags } : {}),
      };
      const filled: Part = Object.fromEntries(
        Object.entries(said).filter(([name]) => !byHand.has(name as keyof EntryForm)),
      );
      const { categoryId, accountId, tags } = form;
      setLast({ filled, before: { categoryId, accountId, tags } });
      put({ payee: payee.name, ...filled });
    },
    takeOver: (now) => setForm(formOf(now)),
    fillTemplate: (template) => {
      // What it says is as good as set by hand: the payee's last entry does not change it.
      setByHand(new Set(CHIPS));
      setLast(null);
      setForm((now) => ({ ...formOfTemplate(template, today), id: now.id }));
    },
    filled: last === null || Object.keys(last.filled).length === 0 ? null : last.filled,
    refuse: () => {
      if (!last) return;
      hold(Object.keys(last.filled));
      put(last.before);
      setLast(null);
    },
    isAgain,
    anew: () => {
      setForm({ ...emptyForm(today), id: uuidv7() });
      setByHand(new Set());
      setLast(null);
      setAgain(false);
    },
  };
}
