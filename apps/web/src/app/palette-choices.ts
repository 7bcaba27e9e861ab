import { foldName } from '@hisaab/kernel';

export interface Choice {
  /** Unique, and what the list knows it by. */
  readonly id: string;
  readonly label: string;
  /** Keys that do the same. */
  readonly keys?: readonly string[];
  readonly run: () => void;
}

/** Those that hold every word that was typed, those that begin with it first. */
export function matching<One extends Pick<Choice, 'label'>>(choices: readonly One[], typed: string): One[] {
  const words = foldName(typed)
    .split(' ')
    .filter((word) => word !== '');
  if (words.length === 0) return [...choices];
  const start = words.join(' ');
  const found = choices.filter(({ label }) => {
    const folded = foldName(label);
    return words.every((word) => folded.includes(word));
  });
  const rank = ({ label }: One) => (foldName(label).startsWith(start) ? 0 : 1);
  return found.sort((a, b) => rank(a) - rank(b));
}

/** Whether the line reads like an entry: it has a number and something else. */
export function looksLikeEntry(typed: string): boolean {
  return /\p{Nd}/u.test(typed) && typed.trim().length > 1;
}
