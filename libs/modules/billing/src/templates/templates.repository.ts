import type { Sql } from '@hisaab/database';
import { DomainError, foldName, money } from '@hisaab/kernel';
import type { TransactionType } from '../transactions/transaction';
import { asItIsNow, type Template, type TemplateSurroundings } from './template';

interface TemplateRow {
  book_id: string;
  id: string;
  version: number;
  name: string;
  type: TransactionType;
  currency: string | null;
  amount_minor: bigint | null;
  account_id: string | null;
  to_account_id: string | null;
  category_id: string | null;
  payee: string | null;
  note: string | null;
  tags: string[];
  splits: { categoryId: string; minor: string; note: string | null }[];
  deleted_at: Date | null;
  created_at: Date;
  updated_at: Date;
}

const COLUMNS = `book_id, id, version, name, type, currency, amount_minor, account_id, to_account_id, category_id,
  payee, note, tags, splits, deleted_at, created_at, updated_at`;

function toTemplate(row: TemplateRow): Template {
  const { currency, amount_minor: minor } = row;
  return {
    bookId: row.book_id,
    id: row.id,
    version: row.version,
    name: row.name,
    type: row.type,
    amount: currency === null || minor === null ? null : money(minor, currency),
    accountId: row.account_id,
    toAccountId: row.to_account_id,
    categoryId: row.category_id,
    payee: row.payee,
    note: row.note,
    tags: row.tags,
    splits: row.splits.map((line) => ({ ...line, minor: BigInt(line.minor) })),
    deletedAt: row.deleted_at,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  };
}

/** The live ones by name, each as it can be used now. */
export async function liveTemplates(sql: Sql, bookId: string): Promise<Template[]> {
  const rows = await sql.query<TemplateRow>(
    {
      name: 'billing-templates',
      text: `select ${COLUMNS} from template where book_id = $1 and deleted_at is null order by name_fold, id`,
    },
    [bookId],
  );
  const templates = rows.map(toTemplate);
  const near = await surroundingsOf(sql, bookId, templates);
  return templates.map((template) => asItIsNow(template, near));
}

/** The template as it can be used now, the deleted one too. */
export async function templateById(sql: Sql, bookId: string, id: string): Promise<Template | undefined> {
  const [row] = await sql.query<TemplateRow>(
    `select ${COLUMNS} from template where book_id = $1 and id = $2`,
    [bookId, id],
  );
  if (!row) return undefined;
  const template = toTemplate(row);
  return asItIsNow(template, await surroundingsOf(sql, bookId, [template]));
}

export function templateMissing(): DomainError {
  return new DomainError('template-not-found', 'missing', 'There is no such template in this book.');
}

export async function liveTemplate(sql: Sql, bookId: string, id: string): Promise<Template> {
  const template = await templateById(sql, bookId, id);
  if (template && template.deletedAt === null) return template;
  throw templateMissing();
}

/** All accounts and categories of the book where something names one of them; else nothing is asked. */
async function surroundingsOf(
  sql: Sql,
  bookId: string,
  templates: readonly Template[],
): Promise<TemplateSurroundings> {
  const isNeeded = templates.some(
    ({ accountId, toAccountId, categoryId, splits }) =>
      accountId !== null || toAccountId !== null || categoryId !== null || splits.length > 0,
  );
  return isNeeded ? templateSurroundings(sql, bookId) : { accounts: [], categories: [] };
}

export async function templateSurroundings(sql: Sql, bookId: string): Promise<TemplateSurroundings> {
  const accounts = await sql.query<TemplateSurroundings['accounts'][number]>(
    'select id, currency, state from account where book_id = $1',
    [bookId],
  );
  const categories = await sql.query<TemplateSurroundings['categories'][number]>(
    'select id, kind, state, into_id as "intoId" from category where book_id = $1',
    [bookId],
  );
  return { accounts, categories };
}

export async function saveTemplate(tx: Sql, template: Template): Promise<void> {
  const { amount } = template;
  await tx.query(
    {
      name: 'billing-save-template',
      text: `insert into template (${COLUMNS}, name_fold)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14::jsonb, $15, $16, $17, $18)
        on conflict (book_id, id) do update set version = excluded.version, name = excluded.name,
          name_fold = excluded.name_fold, type = excluded.type, currency = excluded.currency,
          amount_minor = excluded.amount_minor, account_id = excluded.account_id,
          to_account_id = excluded.to_account_id, category_id = excluded.category_id, payee = excluded.payee,
          note = excluded.note, tags = excluded.tags, splits = excluded.splits,
          deleted_at = excluded.deleted_at, updated_at = excluded.updated_at`,
    },
    [
      template.bookId,
      template.id,
      template.version,
      template.name,
      template.type,
      amount?.currency ?? null,
      amount?.minor.toString() ?? null,
      template.accountId,
      template.toAccountId,
      template.categoryId,
      template.payee,
      template.note,
      template.tags,
      JSON.stringify(template.splits.map((line) => ({ ...line, minor: line.minor.toString() }))),
      template.deletedAt,
      template.createdAt,
      template.updatedAt,
      foldName(template.name),
    ],
  );
}

/** Takes those away that were deleted longer than `days` ago. */
export async function purgeTemplates(sql: Sql, days: number): Promise<void> {
  await sql.query('delete from template where deleted_at < now() - make_interval(days => $1)', [days]);
}
