import { randomUUID } from 'node:crypto';

const PASSWORD = 'Tall-harbour-42-lantern';
const inr = (amount) => ({ amount, currency: 'INR' });

/** What somebody has after the first days. */
const LITTLE = [
  { type: 'income', amount: inr('85000'), payee: 'Employer', category: 'Salary' },
  { type: 'expense', amount: inr('249.50'), payee: 'Swiggy', category: 'Food', tags: ['office'] },
  { type: 'expense', amount: inr('1200'), payee: 'Indian Oil', note: 'the long way home' },
  { type: 'expense', amount: inr('35'), payee: 'Chai' },
];

/** A file of theirs: two new rows, one that is there already, and one that cannot be read. */
const statement = (date) =>
  [
    'Date,Amount,Payee,Category',
    `${date},-450.00,Big Bazaar,Groceries`,
    `${date},-1999.00,A shop with a rather long name in the old town,`,
    `${date},-35,Chai,`,
    'last week,-80,Auto,',
  ].join('\n');

/** A person with nothing, one with a little, one with two years. */
export async function people(address, books) {
  const made = [];
  for (const book of books) made.push({ book, ...(await person(address, book)) });
  return made;
}

async function person(address, book) {
  const email = `pictures-${book}-${randomUUID()}@example.org`;
  const call = async (place, body, token) => {
    const isFile = body instanceof FormData;
    const answer = await fetch(new URL(place, address), {
      method: 'POST',
      headers: {
        ...(body && !isFile ? { 'content-type': 'application/json' } : {}),
        ...(token ? { authorization: `Bearer ${token}`, 'idempotency-key': randomUUID() } : {}),
      },
      ...(body ? { body: isFile ? body : JSON.stringify(body) } : {}),
    });
    const text = await answer.text();
    if (answer.status >= 300) throw new Error(`${place}: ${answer.status} ${text}`);
    return text === '' ? {} : JSON.parse(text);
  };
  const settings = { currency: 'INR', timezone: 'Asia/Kolkata', locale: 'en-IN' };
  const { accessToken } = await call('/v1/auth/signup', {
    email,
    password: PASSWORD,
    name: 'Asha',
    ...settings,
  });
  const date = new Date().toISOString().slice(0, 10);
  if (book === 'little')
    for (const entry of LITTLE) await call('/v1/transactions', { date, ...entry }, accessToken);
  if (book === 'years') await call('/v1/sample', undefined, accessToken);
  const own = book === 'none' ? [] : [await imported(call, accessToken, { date, isSure: book === 'years' })];
  return { email, password: PASSWORD, own };
}

/** The address of their import: done, or still to be looked at. */
async function imported(call, token, { date, isSure }) {
  const form = new FormData();
  form.set('file', new Blob([statement(date)], { type: 'text/csv' }), 'statement.csv');
  const { id } = await call(`/v1/imports${isSure ? '?commit=true' : ''}`, form, token);
  return `/import/${id}`;
}
