import type { Sql } from '@hisaab/database';
import { foldName } from '@hisaab/kernel';
import type { WriteContext } from '@hisaab/platform';
import { bareTag } from '../tags/tag';
import type { NearAccount, NearCategory, Surroundings, TransactionInput } from './checked-draft';
import { namedParameters } from './named-parameters';
import { foldNote } from './transaction';

/** Everything that recording asks of the store, in one round trip. */
export interface RecordContext extends Surroundings {
  readonly account: (NearAccount & { readonly structure: number }) | null;
  readonly payee: { readonly id: string; readonly name: string } | null;
  readonly tags: readonly { readonly id: string; readonly name: string; readonly fold: string }[];
  /** Whether the client's id is taken: by a row, or by one that was purged. */
  readonly idIsTaken: boolean;
  /** The answer that the idempotency key had before. */
  readonly earlier: EarlierAnswer | null;
}

export interface EarlierAnswer {
  readonly bodyHash: Buffer;
  readonly status: number;
  readonly headers: Record<string, string>;
  readonly body: string;
}

interface ContextRow {
  account_id: string | null;
  account_currency: string;
  account_archived: boolean;
  structure: number;
  to_id: string | null;
  to_currency: string;
  to_archived: boolean;
  categories: NearCategory[] | null;
  payee_id: string | null;
  payee_name: string;
  tags: { id: string; name: string; fold: string }[] | null;
  learned_id: string | null;
  id_is_taken: boolean;
  body_hash?: Buffer | null;
  status?: number;
  headers?: Record<string, string>;
  body?: string;
}

const NAMES = [
  'book',
  'id',
  'account',
  'currency',
  'to_account',
  'categories',
  'payee',
  'tags',
  'learn',
  'type',
  'note',
] as const;
const KEY_NAMES = ['user', 'method', 'path', 'key'] as const;

/** What a payee (newest first), else a note, had as its category, if that can still be used. */
const LEARNED = `coalesce(
  (select t.category_id from transaction t
   join category c on c.book_id = t.book_id and c.id = t.category_id and c.state = 'live' and not c.archived
   where t.book_id = {book}::uuid and t.payee_id = p.id and t.type = {type}::text and t.state = 'live'
   order by t.date desc, coalesce(t.time, '24:00') desc, t.id desc limit 1),
  (select t.category_id from transaction t
   join category c on c.book_id = t.book_id and c.id = t.category_id and c.state = 'live' and not c.archived
   where p.alias_id is not null and t.book_id = {book}::uuid and t.payee_id = p.alias_id and t.type = {type}::text
     and t.state = 'live'
   order by t.date desc, coalesce(t.time, '24:00') desc, t.id desc limit 1),
  (select t.category_id from transaction t
   join category c on c.book_id = t.book_id and c.id = t.category_id and c.state = 'live' and not c.archived
   where t.book_id = {book}::uuid and hashtextextended(t.note_fold, 0) = hashtextextended({note}::text, 0)
     and t.note_fold = {note}::text and t.category_id is not null and t.type = {type}::text and t.state = 'live'
   order by t.date desc limit 1))`;

const CONTEXT = `select
    a.id as account_id, a.currency as account_currency, a.archived as account_archived, a.structure,
    ta.id as to_id, ta.currency as to_currency, ta.archived as to_archived,
    case when {categories}::uuid[] <> '{}' then
      (select json_agg(json_build_object('id', c.id, 'kind', c.kind, 'archived', c.archived)) from category c
       where c.book_id = {book}::uuid and c.id = any({categories}::uuid[]) and c.state = 'live') end as categories,
    p.id as payee_id, p.name as payee_name,
    case when {tags}::text[] <> '{}' then
      (select json_agg(json_build_object('id', g.id, 'name', g.name, 'fold', g.name_fold)) from tag g
       where g.book_id = {book}::uuid and g.name_fold = any({tags}::text[]) and g.state = 'live') end as tags,
    case when {learn}::boolean then ${LEARNED} end as learned_id,
    {id}::uuid is not null and (
      exists (select 1 from transaction t where t.book_id = {book}::uuid and t.id = {id}::uuid)
      or exists (select 1 from transaction_tombstone t where t.book_id = {book}::uuid and t.id = {id}::uuid)
    ) as id_is_taken
    /* KEY COLUMNS */
  from (select 1) as one
  left join lateral (
    select id, currency, archived, structure from account
    where book_id = {book}::uuid and state = 'live'
      and case when {account}::uuid is null then currency = {currency}::text and not archived
          else id = {account}::uuid end
    order by created_at, id limit 1) a on true
  left join account ta on ta.book_id = {book}::uuid and ta.id = {to_account}::uuid and ta.state = 'live'
  left join lateral (
    select coalesce(o.id, n.id) as id, coalesce(o.name, n.name) as name,
      case when n.into_id is not null then n.id end as alias_id from payee n
    left join payee o on o.book_id = n.book_id and o.id = n.into_id
    where n.book_id = {book}::uuid and n.name_fold = {payee}::text and n.state = 'live') p on true
  /* KEY JOIN */`;

const PLAIN = namedParameters('billing-record-context', NAMES, CONTEXT);
const KEYED = namedParameters(
  'billing-record-context-keyed',
  [...NAMES, ...KEY_NAMES],
  CONTEXT.replace('/* KEY COLUMNS */', ', k.body_hash, k.status, k.headers, k.body').replace(
    '/* KEY JOIN */',
    `left join idempotency_key k on k.user_id = {user}::uuid and k.book_id = {book}::uuid
       and k.method = {method}::text and k.path = {path}::text and k.key = {key}::text
       and k.created_at > now() - interval '24 hours'`,
  ),
);

/** The folded names of the tags that were typed, each once. */
export function foldedTags(tags: readonly string[] | null | undefined): string[] {
  if (!tags?.length) return [];
  return [...new Set(tags.map((tag) => foldName(bareTag(tag))))].filter((tag) => tag !== '');
}

export async function recordContext(
  sql: Sql,
  bookId: string,
  input: TransactionInput & { id?: string | undefined },
  write?: WriteContext,
): Promise<RecordContext> {
  const tags = foldedTags(input.tags);
  const categories = input.categoryId
    ? [input.categoryId]
    : (input.splits ?? []).map((split) => split.categoryId);
  const given = {
    book: bookId,
    id: input.id ?? null,
    account: input.accountId ?? null,
    currency: input.amount.currency,
    to_account: input.toAccountId ?? null,
    categories,
    payee: input.payee ? foldName(input.payee) : null,
    tags,
    learn: !input.categoryId && !input.category && !input.splits?.length && input.type !== 'transfer',
    type: input.type,
    note: foldNote(input.note || null),
  };
  const [row] =
    write?.idempotencyKey === undefined
      ? await sql.query<ContextRow>(PLAIN.statement, PLAIN.values(given))
      : await sql.query<ContextRow>(
          KEYED.statement,
          KEYED.values({
            ...given,
            user: write.access.userId,
            method: write.method,
            path: write.path,
            key: write.idempotencyKey,
          }),
        );
  if (!row) throw new Error('the context query answers one row always');
  return toContext(row, tags);
}

function toContext(row: ContextRow, folded: readonly string[]): RecordContext {
  const known = row.tags ?? [];
  // In the order in which they were typed.
  const tags = folded.flatMap((fold) => known.find((tag) => tag.fold === fold) ?? []);
  return {
    account: row.account_id
      ? {
          id: row.account_id,
          currency: row.account_currency,
          archived: row.account_archived,
          structure: row.structure,
        }
      : null,
    toAccount: row.to_id ? { id: row.to_id, currency: row.to_currency, archived: row.to_archived } : null,
    categories: row.categories ?? [],
    payeeId: row.payee_id,
    payee: row.payee_id ? { id: row.payee_id, name: row.payee_name } : null,
    tags,
    tagIds: tags.map((tag) => tag.id),
    learnedCategoryId: row.learned_id,
    idIsTaken: row.id_is_taken,
    earlier: row.body_hash
      ? {
          bodyHash: row.body_hash,
          status: row.status ?? 200,
          headers: row.headers ?? {},
          body: row.body ?? '',
        }
      : null,
  };
}
