import type { Book } from './transactions';

export interface BadRequest {
  readonly what: string;
  readonly method: string;
  readonly path: string;
  readonly body?: unknown;
  readonly headers?: Record<string, string>;
  readonly status: number;
  readonly code: string;
}

const NOBODYS = '019aa1b2-7c3d-7e4f-8a5b-6c7d8e9f0a1b';
const inr = (amount: string): object => ({ amount, currency: 'INR' });

const MAPPING = {
  ...{ encoding: 'utf-8', separator: ',', headerRow: 0, firstRow: 1, dateOrder: 'dmy', decimalMark: '.' },
  ...{ columns: { date: 0, note: 1, amount: 2 }, direction: 'negative-is-expense', typeWords: {} },
  ...{ negativeDebits: false, transferTarget: null, currency: null, accountName: null, layout: null },
};

function refused(
  status: number,
  code: string,
  what: string,
  [method, path, body, headers]: [string, string, unknown?, Record<string, string>?],
): BadRequest {
  return {
    what,
    method,
    path,
    status,
    code,
    ...(body === undefined ? {} : { body }),
    ...(headers ? { headers } : {}),
  };
}

/** Writes beside those of one transaction, each with what is wrong with it. */
export function badRequests(book: Book): BadRequest[] {
  const accounts = '/v1/accounts';
  const categories = '/v1/categories';
  const account = { name: 'New', kind: 'bank' };
  const category = { name: 'New', kind: 'expense' };
  const entry = { type: 'expense', amount: inr('1'), date: '2026-11-20' };
  const match = { 'if-match': '"1"' };
  const invalid = (what: string, request: [string, string, unknown?, Record<string, string>?]): BadRequest =>
    refused(400, 'invalid-request', what, request);
  return [
    invalid('an account without a name', ['POST', accounts, { kind: 'bank' }]),
    invalid('a blank name', ['POST', accounts, { ...account, name: ' \t ' }]),
    invalid('a name with NUL', ['POST', accounts, { ...account, name: 'a\u0000' }]),
    invalid('a kind that is not', ['POST', accounts, { ...account, kind: 'purse' }]),
    invalid('three digits for four', ['POST', accounts, { ...account, last4: '123' }]),
    invalid('an opening day that is not', ['POST', accounts, { ...account, openingDate: '2025-02-29' }]),
    invalid('an opening balance of 16 digits', [
      'POST',
      accounts,
      { ...account, openingBalance: inr('-1234567890123456') },
    ]),
    refused(422, 'currency-mismatch', 'an opening balance in another currency', [
      'POST',
      accounts,
      { ...account, currency: 'USD', openingBalance: inr('1') },
    ]),
    refused(409, 'name-taken', 'a name that is taken', ['POST', accounts, { ...account, name: ' DOLLARS ' }]),
    refused(409, 'account-in-use', 'an account with rows', ['DELETE', `${accounts}/${book.cash}`]),
    refused(404, 'account-not-found', 'an account that is not', ['DELETE', `${accounts}/${NOBODYS}`]),
    invalid('an account of no id', ['GET', `${accounts}/1`]),
    refused(422, 'currency-frozen', 'another currency of a used account', [
      'PATCH',
      `${accounts}/${book.cash}`,
      { currency: 'USD' },
      match,
    ]),
    refused(409, 'name-taken', 'a category that is there', [
      'POST',
      categories,
      { ...category, name: 'outings' },
    ]),
    invalid('a colour that is none', ['POST', categories, { ...category, color: 'red' }]),
    refused(422, 'category-kind', 'a child of the other kind', [
      'POST',
      categories,
      { ...category, parentId: book.income },
    ]),
    refused(404, 'category-not-found', 'a parent that is not', [
      'POST',
      categories,
      { ...category, parentId: NOBODYS },
    ]),
    refused(409, 'category-in-use', 'a category with rows', ['DELETE', `${categories}/${book.expense}`]),
    refused(422, 'move-to-itself', 'moved to itself', [
      'DELETE',
      `${categories}/${book.expense}?moveTo=${book.expense}`,
    ]),
    refused(422, 'category-kind', 'moved to the other kind', [
      'DELETE',
      `${categories}/${book.expense}?moveTo=${book.income}`,
    ]),
    invalid('a bulk of nothing', ['POST', '/v1/transactions/bulk', { ids: [], change: { delete: true } }]),
    invalid('a bulk without a change', [
      'POST',
      '/v1/transactions/bulk',
      { ids: [book.transaction], change: {} },
    ]),
    invalid('a bulk by both', [
      'POST',
      '/v1/transactions/bulk',
      { ids: [book.transaction], filter: {}, expectedCount: 1, change: { delete: true } },
    ]),
    refused(409, 'count-changed', 'a bulk of another count', [
      'POST',
      '/v1/transactions/bulk',
      { filter: {}, expectedCount: 5, change: { delete: true } },
    ]),
    refused(422, 'delete-alone', 'a bulk that deletes and changes', [
      'POST',
      '/v1/transactions/bulk',
      { ids: [book.transaction], change: { delete: true, addTags: ['a'] } },
    ]),
    refused(422, 'category-kind', 'a bulk with the other kind', [
      'POST',
      '/v1/transactions/bulk',
      { ids: [book.transaction], change: { categoryId: book.income } },
    ]),
    refused(404, 'change-set-not-found', 'an undo of nothing', ['POST', `/v1/changes/${NOBODYS}/undo`]),
    refused(404, 'transaction-not-found', 'a restore of nothing', [
      'POST',
      `/v1/transactions/${NOBODYS}/restore`,
    ]),
    invalid('a blank line', ['POST', '/v1/transactions/quick', { text: '  ' }]),
    refused(422, 'quick-entry-incomplete', 'a line without an amount', [
      'POST',
      '/v1/transactions/quick?save=true',
      { text: 'lunch' },
    ]),
    invalid('a switch that is no word', ['POST', '/v1/transactions/quick?save=1', { text: '250 lunch' }]),
    invalid('an unknown query', ['POST', '/v1/transactions?force=true', entry]),
    invalid('a key with a blank', ['POST', '/v1/transactions', entry, { 'idempotency-key': 'a b' }]),
    invalid('a key of 65 characters', [
      'POST',
      '/v1/transactions',
      entry,
      { 'idempotency-key': 'k'.repeat(65) },
    ]),
    invalid('a version without quotes', [
      'PATCH',
      `/v1/transactions/${book.transaction}`,
      { note: 'x' },
      { 'if-match': '1' },
    ]),
    refused(412, 'stale-version', 'a deletion of an older one', [
      'DELETE',
      `/v1/transactions/${book.transaction}`,
      undefined,
      { 'if-match': '"9"' },
    ]),
    invalid('a word of a mapping with NUL', [
      'PUT',
      `/v1/imports/${NOBODYS}/mapping`,
      { ...MAPPING, typeWords: { 'a\u0000': 'income' } },
    ]),
    refused(404, 'import-not-found', 'a mapping of no import', [
      'PUT',
      `/v1/imports/${NOBODYS}/mapping`,
      MAPPING,
    ]),
    invalid('a client without a name', [
      'POST',
      '/v1/auth/refresh',
      { refreshToken: 'a' },
      { 'x-client': '' },
    ]),
    invalid('a filter that is no date', ['GET', '/v1/transactions?from=yesterday']),
    refused(422, 'reversed-range', 'a range that is reversed', [
      'GET',
      '/v1/transactions?from=2026-11-20&to=2026-11-01',
    ]),
    invalid('a limit of 201', ['GET', '/v1/transactions?limit=201']),
    invalid('a limit of nothing', ['GET', '/v1/transactions?limit=0']),
    refused(422, 'invalid-cursor', 'a cursor of nowhere', ['GET', '/v1/transactions?cursor=abc']),
    invalid('the same filter twice', ['GET', '/v1/transactions?type=expense&type=income']),
    refused(404, 'not-found', 'an address that is not', ['GET', '/v1/refunds']),
    refused(405, 'method-not-allowed', 'a method that is not', ['PUT', '/v1/transactions', entry]),
  ];
}
