import { Phrase, type Understood } from './phrase';
import { takeAmount } from './quick-amount';
import { takeDate } from './quick-date';
import {
  categoryCalled,
  takeAccounts,
  takeCategory,
  takePayee,
  takeType,
  type FoundAccount,
  type NamedAccount,
  type NamedCategory,
} from './quick-names';
import type { QuickType, QuickWords } from './quick-words';

/** What of the book a line may name, and what day it is there. */
export interface QuickBook {
  readonly today: string;
  readonly currency: string;
  readonly accounts: readonly NamedAccount[];
  readonly categories: readonly NamedCategory[];
  readonly payees: readonly string[];
}

export interface QuickDraft {
  readonly type: QuickType;
  readonly amount: { readonly amount: string; readonly currency: string } | null;
  readonly date: string;
  readonly accountId: string | null;
  readonly toAccountId: string | null;
  readonly categoryId: string | null;
  readonly payee: string | null;
  readonly note: string | null;
  readonly tags: readonly string[];
}

export interface QuickResult {
  readonly draft: QuickDraft;
  readonly understood: readonly Understood[];
  readonly missing: readonly string[];
  /** The words that name the payee, where no others name the category. */
  readonly payeeAlone: string | null;
}

/** What a transaction can carry. */
const MOST_TAGS = 50;

function takeTags(phrase: Phrase): string[] {
  const tags: string[] = [];
  for (const { at, token } of phrase.free()) {
    const tag = /^#+([^#\s]{1,50})$/u.exec(token.text)?.[1];
    if (tag === undefined || tags.length === MOST_TAGS) continue;
    if (!tags.includes(tag)) tags.push(tag);
    phrase.take('tags', at);
  }
  return tags;
}

/** What nobody took, without the small words at its ends. */
function takeNote(phrase: Phrase, words: QuickWords): string | null {
  const rest = phrase.free();
  const isFiller = (text: string | undefined): boolean =>
    text !== undefined &&
    (words.fillers.has(text) || words.beforeDate.has(text) || !/[\p{L}\p{N}]/u.test(text));
  while (isFiller(rest[0]?.token.folded)) rest.shift();
  while (isFiller(rest.at(-1)?.token.folded)) rest.pop();
  if (rest.length === 0) return null;
  for (const { at } of rest) phrase.take('note', at);
  return rest.map(({ token }) => token.text).join(' ');
}

interface Ends {
  readonly type: QuickType;
  readonly from: NamedAccount | null;
  readonly to: NamedAccount | null;
}

/** Two accounts make a transfer, and so does one that money goes to; "from" and "to", else the order, say which. */
function endsOf(found: readonly FoundAccount[], said: QuickType | null): Ends {
  const [first, second] = found;
  const isTransfer = said === 'transfer' || (said === null && (found.length === 2 || first?.role === 'to'));
  if (!isTransfer) {
    // "salary to hdfc": money that comes in goes to an account that is simply its own.
    return { type: said ?? 'expense', from: first?.account ?? null, to: null };
  }
  if (first && second) {
    const swapped = first.role === 'to' || (second.role === 'from' && first.role !== 'from');
    const [from, to] = swapped ? [second, first] : [first, second];
    return { type: 'transfer', from: from.account, to: to.account };
  }
  if (first?.role === 'from') return { type: 'transfer', from: first.account, to: null };
  return { type: 'transfer', from: null, to: first?.account ?? null };
}

/** Understands a line as a person types it. It never guesses an amount; everything else has a default. */
export function understand(line: string, book: QuickBook, words: QuickWords): QuickResult {
  const phrase = new Phrase(line);
  const tags = takeTags(phrase);
  const date = takeDate(phrase, book.today, words);
  const money = takeAmount(phrase, words);
  const said = takeType(phrase, words);
  const payee = takePayee(phrase, book.payees);
  const ends = endsOf(takeAccounts(phrase, book.accounts, words), said);
  const named = takeCategory(phrase, ends.type, book.categories);
  const categoryId = named ?? (payee && categoryCalled(payee.name, ends.type, book.categories));
  if (payee && named === null && categoryId !== null) phrase.note('category', payee.at, payee.count);
  const note = takeNote(phrase, words);
  const currency = money?.currency ?? ends.from?.currency ?? book.currency;
  const missing = [
    ...(money === null ? ['amount'] : []),
    ...(ends.type === 'transfer' && ends.to === null ? ['toAccountId'] : []),
  ];
  return {
    draft: {
      type: ends.type,
      amount: money && { amount: money.amount, currency },
      date,
      accountId: ends.from?.id ?? null,
      toAccountId: ends.to?.id ?? null,
      categoryId,
      payee: payee?.name ?? null,
      note,
      tags,
    },
    understood: phrase.understood().filter(({ field }) => field !== 'verb'),
    missing,
    payeeAlone: payee !== null && named === null && ends.type !== 'transfer' ? phrase.said(payee) : null,
  };
}

/** What the payee had last says more than what it is called. */
export function withLearned(result: QuickResult, categoryId: string): QuickResult {
  const text = result.payeeAlone ?? '';
  const understood = result.understood.filter(({ field }) => field !== 'category');
  return {
    ...result,
    draft: { ...result.draft, categoryId },
    understood: [...understood, { field: 'category', text }],
  };
}
