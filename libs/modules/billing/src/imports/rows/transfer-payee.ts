import { foldWord } from '../guess/words';

const SAID = /^transfer\s*(?:to|from)?\s*[:>-]\s*(.+)$/iu;
const PAIR = /^(.+?)\s+[:>→]\s+(.+)$/u;

/**
 * The other account of a transfer that a tracker names in the payee: "Transfer: Savings", "Bank : Savings", or, where
 * the row has no category, the bare name of another account of the file. Empty when the payee is a payee.
 */
export function otherAccount(
  payee: string,
  row: { readonly account: string; readonly category: string },
  ownAccounts: readonly string[],
): string {
  const said = SAID.exec(payee)?.[1]?.trim();
  if (said !== undefined) return said;
  const own = new Set(ownAccounts.map(foldWord));
  const isOther = (name: string): boolean =>
    own.has(foldWord(name)) && foldWord(name) !== foldWord(row.account);
  const [, left = '', right = ''] = PAIR.exec(payee) ?? [];
  if (own.has(foldWord(left)) && own.has(foldWord(right))) return isOther(right) ? right : left;
  return row.category === '' && isOther(payee) ? payee : '';
}
