import { randomUUID } from 'node:crypto';

const PASSWORD = 'a long sentence is best';

/** A new user of the running program, with a token that outlives the run. */
export async function signUp(baseUrl) {
  const email = `fuzz-${randomUUID()}@example.org`;
  const answer = await call(baseUrl, 'POST', '/v1/auth/signup', {
    body: { email, password: PASSWORD, name: 'Asha' },
  });
  return { email, password: PASSWORD, userId: answer.user.id, ...answer };
}

/** A little of everything, so that ids which are there can be found in the lists. */
export async function seed(baseUrl, token) {
  const post = (path, body) => call(baseUrl, 'POST', path, { token, body });
  await post('/v1/accounts', { name: 'HDFC savings', kind: 'bank', currency: 'INR' });
  const amounts = ['249.50', '120', '85.25', '1500', '42'];
  for (const [index, amount] of amounts.entries()) {
    await post('/v1/transactions', {
      type: 'expense',
      amount: { amount, currency: 'INR' },
      date: `2026-11-${10 + index}`,
      category: index % 2 === 0 ? 'Food' : 'Travel/Train',
      payee: ['Swiggy', 'IRCTC', 'Ramesh Kirana'][index % 3],
      note: 'with the team',
      tags: ['team'],
    });
  }
  const file = 'Date,Note,Amount\n01/11/2026,Tea,-20.00\n02/11/2026,Milk,-33.50\n';
  const form = new FormData();
  form.append('file', new Blob([file], { type: 'text/csv' }), 'bank.csv');
  await call(baseUrl, 'POST', '/v1/imports', { token, form });
}

async function call(baseUrl, method, path, { token, body, form }) {
  const answer = await fetch(`${baseUrl}${path}`, {
    method,
    headers: {
      ...(token ? { authorization: `Bearer ${token}` } : {}),
      ...(body ? { 'content-type': 'application/json' } : {}),
    },
    body: form ?? JSON.stringify(body),
  });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${text}`);
  return JSON.parse(text);
}
