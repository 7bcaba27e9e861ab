import { foldName } from '@hisaab/kernel';
import { foldWord } from '../guess/words';
import type { RowDraft } from './row';

/** The words of a row that are compared: how they are written and spaced does not count. */
export function comparedText(payee: string | null, note: string | null): string {
  return foldWord(`${payee ?? ''} ${note ?? ''}`);
}

/** Rows of a file with equal keys say the same; a transfer's two sides have one key, whatever their texts. */
export function rowKey(draft: RowDraft): string {
  const same = [draft.type, draft.date, draft.amount, draft.currency ?? '', foldName(draft.account)];
  return draft.type === 'transfer'
    ? [...same, foldName(draft.toAccount ?? '')].join('\u001f')
    : [...same, comparedText(draft.payee, draft.note)].join('\u001f');
}
