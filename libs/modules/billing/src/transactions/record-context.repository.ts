import type { Sql } from '@hisaab/database';
import { foldName } from '@hisaab/kernel';
import type { WriteContext } from '@hisaab/platform';
import { bareTag } from '../tags/tag';
import {
  mayLearn,
  type NearAccount,
  type NearCategory,
  type Surroundings,
  type TransactionInput,
} from './checked-draft';
import { contextStatement } from './record-context.statement';
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

/** A column that the input did not ask for is not there. */
interface ContextRow {
  account_id: string | null;
  account_currency: string;
  account_archived: boolean;
  structure: number;
  to_id?: string | null;
  to_currency?: string;
  to_archived?: boolean;
  categories?: NearCategory[] | null;
  payee_id?: string | null;
  payee_name?: string;
  tags?: { id: string; name: string; fold: string }[] | null;
  learned_id?: string | null;
  id_is_taken?: boolean;
  body_hash?: Buffer | null;
  status?: number;
  headers?: Record<string, string>;
  body?: string;
}

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
  const parts = (input.splits ?? []).map((split) => split.categoryId);
  const categories = input.categoryId ? [input.categoryId, ...parts] : parts;
  const note = foldNote(input.note || null);
  const payee = input.payee ? foldName(input.payee) : null;
  const { statement, values } = contextStatement({
    keyed: write?.idempotencyKey !== undefined,
    id: input.id !== undefined,
    account: input.accountId !== undefined,
    transfer: Boolean(input.toAccountId),
    categories: categories.length > 0,
    payee: payee !== null,
    tags: tags.length > 0,
    learn: categories.length === 0 && mayLearn(input),
    note: note !== null,
  });
  const given = {
    book: bookId,
    id: input.id,
    account: input.accountId,
    currency: input.amount.currency,
    to_account: input.toAccountId,
    categories,
    payee,
    tags,
    type: input.type,
    note,
    user: write?.access.userId,
    method: write?.method,
    path: write?.path,
    key: write?.idempotencyKey,
  };
  const [row] = await sql.query<ContextRow>(statement, values(given));
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
    toAccount: row.to_id
      ? { id: row.to_id, currency: row.to_currency ?? '', archived: row.to_archived === true }
      : null,
    categories: row.categories ?? [],
    payeeId: row.payee_id ?? null,
    payee: row.payee_id ? { id: row.payee_id, name: row.payee_name ?? '' } : null,
    tags,
    tagIds: tags.map((tag) => tag.id),
    learnedCategoryId: row.learned_id ?? null,
    idIsTaken: row.id_is_taken === true,
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
