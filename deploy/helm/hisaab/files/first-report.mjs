/**
 * What `helm test` plays: somebody signs up, records an expense and reads it in the month's report. Asked again until it
 * goes, since parts may still be starting; what was made stays there.
 */
import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';

const { HISAAB_ADDRESS: address, HISAAB_TEST_SECONDS: seconds } = process.env;
const until = Date.now() + Number(seconds) * 1_000;
const today = new Date().toISOString().slice(0, 10);

/** The answer with the wanted status, or the reason why there was none in time. */
async function asked(what, path, wanted, init = {}) {
  for (;;) {
    let got;
    try {
      const answer = await fetch(`${address}${path}`, { ...init, signal: AbortSignal.timeout(15_000) });
      const text = await answer.text();
      if (answer.status === wanted) {
        console.log(`${what}: ${answer.status}`);
        return { headers: answer.headers, body: JSON.parse(text) };
      }
      got = `${answer.status} ${text.slice(0, 300)}`;
      if (answer.status < 500 && ![404, 429].includes(answer.status)) throw new Error(`${what}: ${got}`);
    } catch (error) {
      if (error instanceof Error && error.message.startsWith(what)) throw error;
      got = error.cause?.code ?? error.message;
    }
    if (Date.now() > until) throw new Error(`${what}: not in ${seconds} s; last: ${got}`);
    console.log(`${what}: ${got}; asked again`);
    await pause(2_000);
  }
}

const json = { 'content-type': 'application/json' };
const person = await asked('sign up', '/v1/auth/signup', 201, {
  method: 'POST',
  headers: json,
  body: JSON.stringify({ email: `helm-test-${randomUUID()}@example.org`, password: `Test-${randomUUID()}` }),
});
const authorization = `Bearer ${person.body.accessToken}`;
const recorded = await asked('record', '/v1/transactions', 201, {
  method: 'POST',
  headers: { ...json, authorization, 'idempotency-key': randomUUID() },
  body: JSON.stringify({
    type: 'expense',
    amount: { amount: '249.50', currency: 'INR' },
    date: today,
    category: 'Food',
    payee: 'helm test',
  }),
});
const sequence = recorded.headers.get('x-book-sequence');
for (;;) {
  const report = await asked('report', `/v1/reports/monthly?date=${today}&atLeast=${sequence}`, 200, {
    headers: { authorization },
  });
  const { amount } = report.body.totals.expense;
  if (amount === '249.50') break;
  if (Date.now() > until) throw new Error(`report: ${amount} in place of 249.50 after ${seconds} s`);
  await pause(1_000);
}
console.log('What was recorded is in the report.');
