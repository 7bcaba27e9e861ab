import { setTimeout as pause } from 'node:timers/promises';

const email = 'asha@example.org';
const password = 'Tall-harbour-42-lantern';
const inr = (amount) => ({ amount, currency: 'INR' });

/** Signs up and does a little of everything, until all of it has arrived everywhere. */
export async function liveIn(baseUrl) {
  await ready(baseUrl);
  const signedUp = await call(baseUrl, 'POST', '/v1/auth/signup', { email, password, name: 'Asha' });
  const headers = { authorization: `Bearer ${signedUp.body.accessToken}` };
  const send = (method, path, body, more = {}) => call(baseUrl, method, path, body, { ...headers, ...more });
  const account = (body) => send('POST', '/v1/accounts', body);
  const record = (body) => send('POST', '/v1/transactions', { date: '2026-11-20', ...body });

  const [cash] = (await send('GET', '/v1/accounts')).body.items;
  const bank = (await account({ name: 'Bank', kind: 'bank', currency: 'INR', openingBalance: inr('5000') }))
    .body;
  const dollars = (await account({ name: 'Dollars', kind: 'wallet', currency: 'USD' })).body;
  const categories = (await send('GET', '/v1/categories')).body.items;
  const [food, rent] = categories.filter((one) => one.kind === 'expense' && one.parentId === null);
  const made = [];
  for (let i = 0; i < 40; i += 1) {
    const row = {
      type: i % 9 === 0 ? 'income' : 'expense',
      amount: inr(`${100 + i * 7}.${10 + i}`),
      date: `2026-${String(1 + (i % 11)).padStart(2, '0')}-${String(1 + (i % 28)).padStart(2, '0')}`,
      payee: `Shop ${i % 5}`,
      tags: i % 4 === 0 ? ['weekly'] : [],
      note: `row ${i}`,
    };
    made.push((await record(i % 9 === 0 ? row : { ...row, categoryId: food.id })).body);
  }
  await record({
    type: 'expense',
    amount: inr('90'),
    splits: [
      { categoryId: food.id, amount: inr('40') },
      { categoryId: rent.id, amount: inr('50') },
    ],
  });
  await record({ type: 'expense', amount: inr('75'), category: 'Garden/Seeds' });
  await record({ type: 'transfer', amount: inr('300'), accountId: bank.id, toAccountId: cash.id });
  const toAmount = { amount: '2.50', currency: 'USD' };
  await record({
    type: 'transfer',
    amount: inr('210'),
    accountId: bank.id,
    toAccountId: dollars.id,
    toAmount,
  });
  await send('PATCH', `/v1/transactions/${made[1].id}`, { amount: inr('999') }, { 'if-match': '"1"' });
  await send('DELETE', `/v1/transactions/${made[2].id}`);
  await send('DELETE', `/v1/transactions/${made[3].id}`);
  await send('POST', `/v1/transactions/${made[3].id}/restore`);
  const ids = made.slice(10, 16).map(({ id }) => id);
  const bulk = await send('POST', '/v1/transactions/bulk', { ids, change: { accountId: bank.id } });
  const last = await send('POST', `/v1/changes/${bulk.body.changeSetId}/undo`);
  await arrived(send, Number(last.headers.get('x-book-sequence')));
  const { user, bookId } = signedUp.body;
  return { email, password, userId: user.id, bookId };
}

async function ready(baseUrl) {
  for (let tries = 0; ; tries += 1) {
    const answer = await fetch(`${baseUrl}/health/ready`).catch(() => undefined);
    if (answer?.status === 200) return;
    if (tries > 600) throw new Error('The program does not become ready');
    await pause(100);
  }
}

async function arrived(send, sequence) {
  for (let tries = 0; ; tries += 1) {
    const report = await send('GET', `/v1/reports/yearly?date=2026-11-20&atLeast=${sequence}`);
    const verified = await send('GET', '/v1/ledger/verify');
    const messages = await send('GET', '/v1/notifications');
    const isThere = report.body.asOf.sequence >= sequence && verified.body.witness === 'checked';
    if (isThere && messages.body.items.length > 0) return;
    if (tries > 200) throw new Error('Not everything arrives');
    await pause(100);
  }
}

async function call(baseUrl, method, path, body, headers = {}) {
  const answer = await fetch(`${baseUrl}${path}`, {
    method,
    headers: { ...headers, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${text}`);
  return { headers: answer.headers, body: text === '' ? {} : JSON.parse(text) };
}
