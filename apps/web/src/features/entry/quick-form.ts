import type { CivilDate } from '@hisaab/kernel';
import type { Schemas } from '../../api/client';
import { emptyForm, type EntryForm } from './entry-form';

type Answer = Schemas['QuickAnswer'];

/** What a line can say, as the fields of the form that it goes into. */
export const CHIPS = [
  'type',
  'amount',
  'date',
  'accountId',
  'toAccountId',
  'categoryId',
  'payee',
  'note',
  'tags',
] as const;

export type Chip = (typeof CHIPS)[number];

function isChip(field: string): field is Chip {
  return CHIPS.some((chip) => chip === field);
}

/** The server may call a field by its noun. */
function chipOf(field: string): Chip | null {
  if (isChip(field)) return field;
  const named = `${field}Id`;
  return isChip(named) ? named : null;
}

/** The fields that the words of the line gave, each once, in the order of the form. */
export function chipsOf({ understood, draft }: Answer): Chip[] {
  const given = new Set(understood.map(({ field }) => chipOf(field)));
  // A verb or a second account says these without words of their own.
  if (draft.type !== 'expense') given.add('type');
  if (draft.toAccountId !== null) given.add('toAccountId');
  return CHIPS.filter((chip) => given.has(chip) && draft[chip] !== null);
}

/** What the line says, for the fields that nobody has set by hand or taken off. */
export function fillFrom(
  { draft }: Answer,
  today: CivilDate,
  kept: ReadonlySet<keyof EntryForm>,
): Partial<EntryForm> {
  const empty = emptyForm(today);
  const type = draft.type === 'income' || draft.type === 'transfer' ? draft.type : 'expense';
  const said: Pick<EntryForm, Chip> = {
    type,
    amount: draft.amount?.amount ?? empty.amount,
    date: draft.date,
    accountId: draft.accountId,
    toAccountId: draft.toAccountId,
    categoryId: draft.categoryId,
    payee: draft.payee ?? empty.payee,
    note: draft.note ?? empty.note,
    tags: draft.tags,
  };
  return Object.fromEntries(Object.entries(said).filter(([name]) => !(isChip(name) && kept.has(name))));
}

/** The field as it is when nobody has said anything. */
export function without(chip: Chip, today: CivilDate): Partial<EntryForm> {
  return { [chip]: emptyForm(today)[chip] };
}
