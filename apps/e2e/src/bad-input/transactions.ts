/** What the table needs of the book that it is tried on. */
export interface Book {
  readonly cash: string;
  readonly dollars: string;
  readonly yen: string;
  readonly dinar: string;
  readonly closed: string;
  readonly expense: string;
  readonly income: string;
  readonly transaction: string;
}

export interface Bad {
  readonly what: string;
  readonly body: unknown;
  readonly status: number;
  readonly code: string;
}

const NOBODYS = '019aa1b2-7c3d-7e4f-8a5b-6c7d8e9f0a1b';
const inr = (amount: unknown): object => ({ amount, currency: 'INR' });

const bad400 = (what: string, body: unknown): Bad => ({ what, body, status: 400, code: 'invalid-request' });
const bad422 = (code: string, what: string, body: unknown): Bad => ({ what, body, status: 422, code });

/** What no field of a transaction may be, whether it is recorded or changed. */
export function badFields(book: Book): Bad[] {
  const amounts: [string, unknown][] = [
    ['negative', '-1'],
    ['zero', '0'],
    ['zero with decimals', '0.00'],
    ['beyond 15 digits', '1234567890123456'],
    ['a number and no string', 249.5],
    ['not a number', 'NaN'],
    ['infinite', 'Infinity'],
    ['with an exponent', '1e3'],
    ['grouped', '1,000'],
    ['with a sign', '+1'],
    ['hexadecimal', '0x10'],
    ['in other digits', '१२'],
    ['with blanks', ' 1 '],
    ['with five decimals', '0.00001'],
    ['empty', ''],
    ['null', null],
  ];
  const dates: [string, unknown][] = [
    ['of a day that is not', '2026-02-30'],
    ['of no leap year', '2100-02-29'],
    ['of no month', '2026-13-01'],
    ['before 1900', '1899-12-31'],
    ['after 2200', '2201-01-01'],
    ['day first', '20-11-2026'],
    ['with a time', '2026-11-20T10:00:00Z'],
    ['empty', ''],
    ['a number', 20261120],
  ];
  const texts: [string, string][] = [
    ['with NUL', 'a\u0000b'],
    ['with half a surrogate', 'a\ud800b'],
    ['with the other half', '\udc00'],
  ];
  const fields = ['payee', 'note'] as const;
  return [
    ...amounts.map(([what, amount]) => bad400(`an amount ${what}`, { amount: inr(amount) })),
    bad400('a currency that is none', { amount: { amount: '1', currency: 'XXQ' } }),
    bad400('a currency in lower case', { amount: { amount: '1', currency: 'inr' } }),
    bad400('no currency', { amount: { amount: '1' } }),
    bad400('more in an amount', { amount: { amount: '1', currency: 'INR', rate: '2' } }),
    bad422('amount-decimals', 'three decimals of rupees', { amount: inr('1.234') }),
    bad422('currency-mismatch', 'dollars on a rupee account', {
      amount: { amount: '1', currency: 'USD' },
      accountId: book.cash,
    }),
    bad422('amount-decimals', 'yen with a decimal', {
      amount: { amount: '1.5', currency: 'JPY' },
      accountId: book.yen,
    }),
    bad422('amount-decimals', 'dinar with four decimals', {
      amount: { amount: '1.2345', currency: 'BHD' },
      accountId: book.dinar,
    }),
    ...dates.map(([what, date]) => bad400(`a date ${what}`, { date })),
    bad400('a time that is not', { time: '24:00' }),
    bad400('a type that is not', { type: 'refund' }),
    ...fields.flatMap((field) =>
      texts.map(([what, text]) => bad400(`a ${field} ${what}`, { [field]: text })),
    ),
    bad400('a note of 1,001 characters', { note: 'x'.repeat(1001) }),
    bad400('a payee of 201 characters', { payee: '😀'.repeat(201) }),
    bad400('a payee that is no text', { payee: { $ne: null } }),
    bad400('a tag of 51 characters', { tags: ['x'.repeat(51)] }),
    bad400('51 tags', { tags: Array.from({ length: 51 }, (_, index) => `tag${index}`) }),
    bad400('a blank tag', { tags: ['  '] }),
    bad400('an unknown field', { isAdmin: true }),
    bad400('another book in the body', { bookId: NOBODYS }),
    bad400('a version in the body', { version: 9 }),
    bad400('an account that is no id', { accountId: "'; drop table account; --" }),
    bad422('account-archived', 'an account that is closed', { accountId: book.closed }),
    bad422('category-kind', 'an income category of an expense', { categoryId: book.income }),
    bad400('no splits', { splits: [] }),
    bad422('split-sum', 'splits that add up to less', {
      categoryId: null,
      amount: inr('250'),
      splits: [
        { categoryId: book.expense, amount: inr('100') },
        { categoryId: book.expense, amount: inr('149.99') },
      ],
    }),
    bad422('split-sum', 'splits that add up to more', {
      categoryId: null,
      amount: inr('250'),
      splits: [{ categoryId: book.expense, amount: inr('250.01') }],
    }),
    bad422('currency-mismatch', 'a split in another currency', {
      categoryId: null,
      splits: [{ categoryId: book.expense, amount: { amount: '250', currency: 'USD' } }],
    }),
    bad422('category-kind', 'a split of the other kind', {
      categoryId: null,
      splits: [{ categoryId: book.income, amount: inr('250') }],
    }),
    bad400('a negative split', { splits: [{ categoryId: book.expense, amount: inr('-250') }] }),
    bad422('transfer-target', 'a transfer to nowhere', { type: 'transfer', categoryId: null }),
    bad422('same-account', 'a transfer to itself', {
      type: 'transfer',
      categoryId: null,
      accountId: book.cash,
      toAccountId: book.cash,
    }),
    bad422('to-amount', 'a transfer abroad without what arrives', {
      type: 'transfer',
      categoryId: null,
      toAccountId: book.dollars,
    }),
    bad422('not-a-transfer', 'an expense that goes to an account', { toAccountId: book.dollars }),
  ];
}

/** The same of a whole transaction, and what only a new one can get wrong. */
export function badTransactions(book: Book): Bad[] {
  const whole = { type: 'expense', amount: inr('250'), date: '2026-11-20' };
  const { type: _type, ...noType } = whole;
  const { amount: _amount, ...noAmount } = whole;
  const { date: _date, ...noDate } = whole;
  return [
    ...badFields(book).map((bad) => ({ ...bad, body: { ...whole, ...(bad.body as object) } })),
    bad400('nothing', {}),
    bad400('no type', noType),
    bad400('no amount', noAmount),
    bad400('no date', noDate),
    bad400('an id that is no UUIDv7', { ...whole, id: 'd9428888-122b-11e1-b85c-61cd3cbb3210' }),
    { what: 'an id that is taken', body: { ...whole, id: book.transaction }, status: 409, code: 'id-taken' },
    bad422('category-twice', 'two categories', { ...whole, categoryId: book.expense, category: 'Outings' }),
    bad422('category-and-splits', 'a category beside splits', {
      ...whole,
      categoryId: book.expense,
      splits: [{ categoryId: book.expense, amount: inr('250') }],
    }),
    {
      what: 'an account that is not',
      body: { ...whole, accountId: NOBODYS },
      status: 404,
      code: 'account-not-found',
    },
    {
      what: 'a category that is not',
      body: { ...whole, categoryId: NOBODYS },
      status: 404,
      code: 'category-not-found',
    },
  ];
}
