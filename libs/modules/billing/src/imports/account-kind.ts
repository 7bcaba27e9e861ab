import { foldWord, type Words } from './guess/words';

export type GuessedKind = keyof Words['accountKinds'];
const ORDER: readonly GuessedKind[] = ['loan', 'investment', 'card', 'wallet', 'cash', 'bank'];

/** What an account is, by the words of its name. */
export function accountKindOf(name: string, words: Words): GuessedKind {
  const folded = ` ${foldWord(name)} `;
  const fits = ORDER.find((kind) => words.accountKinds[kind]?.some((word) => folded.includes(` ${word} `)));
  return fits ?? 'bank';
}
