import { eventually } from '@hisaab/testing';
import { expect } from 'vitest';
import type { Person, Reply } from '../support/person';
import { fileOf, lineOf, matched, type FileRow } from './files';
import type { NaiveBook, Row } from './naive-book';
import type { Operation } from './operations';
import { bodyOf, decimal, draftOf, edited, isSound, pick, type Draft } from './plans';

interface Resource {
  readonly id: string;
  readonly version: number;
  readonly categoryId: string | null;
  readonly changeSetId: string;
}

const TAG = 'weekly';

/** Does each operation twice, in the program and in the naive book, and says where the answers differ. */
export class Player {
  /** The book's number after the last write: what reports are asked to have. */
  sequence = 0;
  /** All that this book has seen: what a failing run prints and kept-cases.ts keeps. */
  readonly played: Operation[] = [];

  constructor(
    readonly person: Person,
    readonly book: NaiveBook,
  ) {}

  async play(operation: Operation): Promise<void> {
    this.played.push(operation);
    const rows = this.book.all();
    switch (operation.do) {
      case 'create':
        return this.create(draftOf(this.book, operation.row));
      case 'import':
        return this.import(operation.lines.map((plan, at) => lineOf(this.book, plan, at)));
      case 'import-again':
        if (this.book.files.length > 0) await this.send(pick(this.book.files, operation.file));
        return;
      case 'bulk-by-filter':
        return this.bulkByFilter(operation.month, operation.type, operation.off);
      case 'undo':
        return this.undo(operation.set);
      default:
        if (rows.length === 0) return;
        return this.change(rows, operation);
    }
  }

  private change(rows: readonly Row[], operation: Operation): Promise<void> {
    switch (operation.do) {
      case 'edit': {
        const row = pick(rows, operation.row);
        const draft = edited(this.book, row, operation.to, operation.fields);
        return this.edit(row, draft, bodyOf(this.book, draft, operation.fields));
      }
      case 'edit-stale':
        return this.editStale(pick(rows, operation.row));
      case 'delete':
        return this.delete(pick(rows, operation.row));
      case 'restore':
        return this.restore(pick(rows, operation.row));
      case 'bulk':
        return this.bulk([...new Set(operation.rows.map((at) => pick(rows, at)))], operation.change);
      default:
        throw new Error(`no such change: ${operation.do}`);
    }
  }

  private async create(draft: Draft): Promise<void> {
    const body = { ...bodyOf(this.book, draft), ...(draft.payee ? { payee: draft.payee } : {}) };
    const answer = await this.expect(201, this.person.post<Resource>('/v1/transactions', body));
    const row = { ...rowOf(draft), id: answer.body.id, version: 1, live: true };
    this.book.write(answer.body.changeSetId, [learned(row, answer.body)]);
  }

  private async edit(row: Row, draft: Draft, patch: object): Promise<void> {
    const status = row.live && isSound(this.book, draft) ? 200 : 422;
    const answer = await this.expect(status, this.patch(row.id, row.version, patch));
    if (status !== 200) return;
    expect(answer.body.version).toBe(row.version + 1);
    const after = { ...rowOf(draft), id: row.id, version: row.version, live: true };
    this.book.write(answer.body.changeSetId, [learned(after, answer.body)]);
  }

  private async editStale(row: Row): Promise<void> {
    await this.expect(412, this.patch(row.id, row.version + 1, { date: '2026-01-01' }));
    if (row.version > 1) await this.expect(412, this.patch(row.id, row.version - 1, { date: '2026-01-01' }));
  }

  private async delete(row: Row): Promise<void> {
    await this.expect(row.live ? 204 : 404, this.person.call('DELETE', `/v1/transactions/${row.id}`));
    if (!row.live) return;
    const { body } = await this.person.get<Resource>(`/v1/transactions/${row.id}`);
    this.book.write(body.changeSetId, [{ ...row, live: false }]);
  }

  private async restore(row: Row): Promise<void> {
    const answer = await this.expect(200, this.person.post<Resource>(`/v1/transactions/${row.id}/restore`));
    if (!row.live) this.book.write(answer.body.changeSetId, [{ ...row, live: true }]);
  }

  private async bulk(rows: readonly Row[], plan: (Operation & { do: 'bulk' })['change']): Promise<void> {
    const { categories, accounts } = this.book;
    const category = plan.what === 'category' ? pick(categories, plan.category) : null;
    const account = plan.what === 'account' ? pick(accounts, plan.account) : null;
    const change = {
      category: { categoryId: category?.id },
      account: { accountId: account?.id },
      tag: { addTags: [TAG] },
      delete: { delete: true },
    }[plan.what];
    const after = rows.map((row): Row => {
      if (category) return { ...row, category: category.id, splits: [] };
      if (account) return { ...row, account: account.id };
      return plan.what === 'tag' ? { ...row, isTagged: true } : { ...row, live: false };
    });
    const fits = after.every((row, at) => {
      const before = rows[at];
      if (!before) return false;
      if (category && (row.type === 'transfer' || category.kind !== row.type)) return false;
      const isSameCurrency = this.book.currencyOf(row) === this.book.currencyOf(before);
      return isSameCurrency && row.account !== row.toAccount;
    });
    const status = rows.every(({ live }) => live) ? (fits ? 200 : 422) : 404;
    const body = { ids: rows.map(({ id }) => id), change };
    await this.bulkChange(status, body, after);
  }

  private async bulkByFilter(month: number, typeAt: number, off: number): Promise<void> {
    const type = pick(['expense', 'income', 'transfer'] as const, typeAt);
    const prefix = `2026-0${month + 1}`;
    const found = this.book.live().filter((row) => row.type === type && row.date.startsWith(prefix));
    const filter = { type, from: `${prefix}-01`, to: pick([`${prefix}-31`, `${prefix}-28`], month) };
    const body = { filter, expectedCount: found.length + off, change: { addTags: [TAG] } };
    await this.bulkChange(
      off === 0 ? 200 : 409,
      body,
      found.map((row) => ({ ...row, isTagged: true })),
    );
  }

  private async bulkChange(status: number, body: object, after: readonly Row[]): Promise<void> {
    const request = this.person.post<{ changeSetId: string; changed: number }>('/v1/transactions/bulk', body);
    const answer = await this.expect(status, request);
    if (status !== 200) return;
    const moved = after.filter((row) => JSON.stringify(row) !== JSON.stringify(this.book.rows.get(row.id)));
    expect(answer.body.changed).toBe(moved.length);
    if (moved.length > 0) this.book.write(answer.body.changeSetId, moved);
  }

  private async undo(position: number): Promise<void> {
    const { sets } = this.book;
    if (sets.length === 0) return;
    const set = pick(sets, position);
    const status = set.isUndone ? 409 : 200;
    const request = this.person.post<{ changeSetId: string; skipped: { id: string }[] }>(
      `/v1/changes/${set.id}/undo`,
    );
    const { body } = await this.expect(status, request);
    if (status !== 200) return;
    const { rows, skipped } = this.book.undone(set);
    const told = body.skipped.map(({ id }) => id).filter((id) => this.book.rows.has(id));
    expect(told.sort()).toEqual(skipped.sort());
    this.book.undo(set, body.changeSetId, rows);
  }

  private async import(lines: readonly string[]): Promise<void> {
    this.book.files.push([...lines]);
    await this.send(lines);
  }

  private async send(lines: readonly string[]): Promise<void> {
    const form = new FormData();
    form.set('file', new Blob([fileOf(lines)], { type: 'text/csv' }), 'rows.csv');
    const { fresh, duplicates } = matched(this.book, lines);
    const sent = await this.expect(202, this.person.post<{ id: string }>('/v1/imports?commit=true', form));
    const path = `/v1/imports/${sent.body.id}`;
    const done = await eventually(async () => {
      const { body } = await this.person.get<ImportState>(path);
      if (body.status !== 'done') throw new Error(`the import is ${body.status}: ${JSON.stringify(body)}`);
      return body;
    });
    expect(
      { imported: done.imported, duplicates: done.duplicates, failed: done.failed },
      lines.join('\n'),
    ).toEqual({
      imported: fresh.length,
      duplicates,
      failed: 0,
    });
    if (fresh.length === 0) return;
    const { body } = await this.person.get<{ items: Listed[] }>('/v1/transactions?source=import&limit=200');
    const unknown = body.items.filter(({ id }) => !this.book.rows.has(id));
    const rows = fresh.map((row): Row => {
      const at = unknown.findIndex((one) => sayingOf(row) === sayingOfListed(one));
      const [found] = at < 0 ? [] : unknown.splice(at, 1);
      if (!found) throw new Error(`${sayingOf(row)} became nothing: ${JSON.stringify(unknown)}`);
      return { ...row, id: found.id, version: 1 };
    });
    this.book.write(done.changeSetId ?? '', rows, { isImport: true });
    // The rows are all that is numbered of an import into accounts and categories that are there.
    this.sequence += rows.length;
  }

  private patch(id: string, version: number, patch: object): Promise<Reply<Resource>> {
    const headers = { 'if-match': `"${version}"` };
    return this.person.call<Resource>('PATCH', `/v1/transactions/${id}`, patch, headers);
  }

  private async expect<Body>(status: number, request: Promise<Reply<Body>>): Promise<Reply<Body>> {
    const answer = await request;
    expect(answer.status, answer.text).toBe(status);
    this.sequence = Math.max(this.sequence, Number(answer.headers.get('x-book-sequence') ?? 0));
    return answer;
  }
}

interface ImportState {
  readonly status: string;
  readonly imported: number;
  readonly duplicates: number;
  readonly failed: number;
  readonly changeSetId: string | null;
}

interface Listed {
  readonly id: string;
  readonly date: string;
  readonly amount: { readonly amount: string };
  readonly accountId: string;
  readonly toAccountId: string | null;
  readonly categoryId: string | null;
  readonly note: string | null;
}

/** Rows of a file have no ids: which became which is told by what they say; those that say the same are alike. */
function sayingOf(row: FileRow): string {
  return [row.date, decimal(row.minor), row.account, row.toAccount, row.category, row.note].join(' ');
}

function sayingOfListed(one: Listed): string {
  const { date, amount, accountId, toAccountId, categoryId, note } = one;
  return [date, amount.amount, accountId, toAccountId, categoryId, note].join(' ');
}

function rowOf(draft: Draft): Omit<Row, 'id' | 'version' | 'live'> {
  const { amountCurrency: _, splitsCurrency: _splits, ...row } = draft;
  return row;
}

/** Where none was given, payee or note may have taught a category: which one is not the naive book's business. */
function learned(row: Row, answer: Resource): Row {
  const isOpen = row.category === null && row.splits.length === 0 && row.type !== 'transfer';
  const canLearn = isOpen && (row.payee !== null || row.note !== null);
  return canLearn ? { ...row, category: answer.categoryId } : row;
}
