import { minorDigits } from '@hisaab/kernel';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '../../api/client';
import { Conflict } from '../../app/conflict';
import { useFormats } from '../../app/formats';
import { amountOf } from '../../money/amount-sum';
import { type EntryForm, formOf } from './entry-form';
import { CHIPS } from './quick-form';
import { CHIP_WORDS } from './quick-line';
import { useChipWords } from './use-chip-words';

type Transaction = Schemas['Transaction'];

interface EntryConflictProps {
  mine: EntryForm;
  theirs: Transaction;
  isSaving: boolean;
  onKeepMine: (theirs: Transaction) => void;
  onTakeTheirs: (theirs: Transaction) => void;
}

/** An entry that was changed here and on another device. */
export function EntryConflict({ mine, theirs, isSaving, onKeepMine, onTakeTheirs }: EntryConflictProps) {
  const { t } = useTranslation();
  const { count } = useFormats();
  const say = useChipWords();
  const other = formOf(theirs);
  const digits = minorDigits(theirs.amount.currency);
  const typed = { ...mine, amount: amountOf(mine.amount, digits) ?? mine.amount };
  const fields = CHIPS.map((chip) => ({
    label: t(CHIP_WORDS[chip]),
    mine: say(chip, typed),
    theirs: say(chip, other),
  }));
  const parts = (form: EntryForm) => (form.splits.length === 0 ? '' : count(form.splits.length));
  return (
    <Conflict
      fields={[...fields, { label: t('entry.splits'), mine: parts(mine), theirs: parts(other) }]}
      isSaving={isSaving}
      onKeepMine={() => onKeepMine(theirs)}
      onTakeTheirs={() => onTakeTheirs(theirs)}
    />
  );
}
