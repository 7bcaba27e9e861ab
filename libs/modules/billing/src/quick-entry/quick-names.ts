import type { Phrase } from './phrase';
import { foldQuick, type QuickType, type QuickWords } from './quick-words';

export interface NamedAccount {
  readonly id: string;
  readonly name: string;
  readonly kind: string;
  readonly currency: string;
}

export interface NamedCategory {
  readonly id: string;
  readonly name: string;
  readonly kind: string;
  readonly parentId: string | null;
}

export interface FoundAccount {
  readonly account: NamedAccount;
  readonly role: 'from' | 'to' | null;
  readonly at: number;
}

/** Words that many accounts have in their names say nothing by themselves. */
const GENERIC = new Set([
  'bank',
  'account',
  'savings',
  'saving',
  'card',
  'credit',
  'debit',
  'cash',
  'the',
  'my',
  'a',
]);

function byName(words: string, accounts: readonly NamedAccount[]): NamedAccount | null {
  const whole = accounts.find((account) => foldQuick(account.name) === words);
  if (whole) return whole;
  if (words.includes(' ') || words.length < 3 || GENERIC.has(words)) return null;
  const having = accounts.filter((account) =>
    foldQuick(account.name)
      .split(/[\s/-]+/u)
      .includes(words),
  );
  return having.length === 1 ? (having[0] ?? null) : null;
}

function byKind(words: string, accounts: readonly NamedAccount[], known: QuickWords): NamedAccount | null {
  const kind = known.accounts.get(words);
  if (kind === undefined) return null;
  const named = accounts.find((account) => ` ${foldQuick(account.name)} `.includes(` ${words} `));
  return named ?? accounts.find((account) => account.kind === kind) ?? null;
}

/** Accounts that a line names, each with the words around it that say from or to. */
export function takeAccounts(
  phrase: Phrase,
  accounts: readonly NamedAccount[],
  words: QuickWords,
): FoundAccount[] {
  const found: FoundAccount[] = [];
  for (let round = 0; round < 2; round += 1) {
    const next = phrase.longest((text) => byName(text, accounts) ?? byKind(text, accounts, words));
    if (next === null) break;
    let { at, count } = next;
    let role: FoundAccount['role'] = null;
    const behind = phrase.word(at + count);
    const before = phrase.word(at - 1);
    if (words.afterFrom.has(behind)) role = 'from';
    else if (words.afterTo.has(behind)) role = 'to';
    if (role !== null) count += 1;
    else if (words.from.has(before) || words.to.has(before)) {
      role = words.to.has(before) ? 'to' : 'from';
      at -= 1;
      count += 1;
    }
    found.push({ account: next.found, role, at });
    phrase.take(role === 'to' ? 'toAccount' : 'account', at, count);
  }
  return found.sort((a, b) => a.at - b.at);
}

/** The words of a category's name: "Fuel & Petrol" is known by either. */
function namesOf(category: NamedCategory): string[] {
  const whole = foldQuick(category.name);
  const parts = whole.split(/\s*(?:[/&,()]|\band\b|\bऔर\b|\bव\b)\s*/u).filter((part) => part.length > 2);
  return [whole, ...parts];
}

/** The categories of a kind by the names that a line may call them. */
function byCategoryName(type: QuickType, categories: readonly NamedCategory[]): Map<string, string> {
  const names = new Map<string, string>();
  const ofKind = categories.filter((category) => category.kind === type);
  // Whole names before parts of names, and children (which say more) before parents.
  const ranked = [...ofKind].sort((a, b) => Number(b.parentId !== null) - Number(a.parentId !== null));
  for (const part of [0, 1]) {
    for (const category of ranked) {
      for (const name of part === 0 ? namesOf(category).slice(0, 1) : namesOf(category)) {
        if (!names.has(name)) names.set(name, category.id);
      }
    }
  }
  return names;
}

export function takeCategory(
  phrase: Phrase,
  type: QuickType,
  categories: readonly NamedCategory[],
): string | null {
  if (type === 'transfer') return null;
  const names = byCategoryName(type, categories);
  const found = phrase.longest((text) => names.get(text.replace(/^@/u, '')));
  if (found === null) return null;
  phrase.take('category', found.at, found.count);
  return found.found;
}

/** A payee may be called like a category: "auto" then says both. */
export function categoryCalled(
  name: string,
  type: QuickType,
  categories: readonly NamedCategory[],
): string | null {
  return type === 'transfer' ? null : (byCategoryName(type, categories).get(foldQuick(name)) ?? null);
}

export interface FoundPayee {
  readonly name: string;
  readonly at: number;
  readonly count: number;
}

export function takePayee(phrase: Phrase, payees: readonly string[]): FoundPayee | null {
  const names = new Map(payees.map((payee) => [foldQuick(payee), payee]));
  const found = phrase.longest((text) => names.get(text.replace(/^@/u, '')));
  if (found === null) return null;
  phrase.take('payee', found.at, found.count);
  return { name: found.found, at: found.at, count: found.count };
}

export function takeType(phrase: Phrase, words: QuickWords): QuickType | null {
  const verb = phrase.longest((text) => words.types.get(text), 3);
  const noun = phrase.longest((text) => words.typeNouns.get(text), 3);
  // "salary mili" and "refund received" say income twice; "salary paid to maid" is paid.
  if (noun !== null) phrase.note('type', noun.at, noun.count);
  if (verb === null) return noun?.found ?? null;
  if (noun === null) phrase.take('type', verb.at, verb.count);
  else phrase.take('verb', verb.at, verb.count);
  return verb.found === 'transfer' && noun !== null ? noun.found : verb.found;
}
