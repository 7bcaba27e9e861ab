import { uuidv7 } from '@hisaab/kernel';
import { Metrics } from '@hisaab/observability';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { billingApp, type BillingApp } from './billing.app';
import { expense, household, inr, type Household } from './household';

let app: BillingApp;
let me: Household;

beforeAll(async () => {
  app = await billingApp();
  me = await household(app);
});
afterAll(() => app.close());

async function counted(): Promise<Record<string, number>> {
  const found = (await app.get(Metrics).text()).matchAll(
    /^billing_transactions_total\{change="(\w+)",source="(\w+)"\} (\d+)$/gm,
  );
  return Object.fromEntries(
    [...found].map(([, change, source, value]) => [`${change} ${source}`, Number(value)]),
  );
}

it('counts what was written once, whichever way it went, and nothing that was refused or repeated', async () => {
  const key = { 'idempotency-key': uuidv7() };
  await me.post('/v1/transactions', expense(), key);
  await me.post('/v1/transactions', expense(), key);
  await me.post('/v1/transactions', expense({ amount: inr('-1') }));
  const { id } = await me.record({
    splits: [
      { categoryId: me.category('Rent'), amount: inr('200') },
      { categoryId: me.category('Medicine'), amount: inr('50') },
    ],
  });
  expect(await counted()).toEqual({ 'recorded manual': 2 });

  await me.patch(`/v1/transactions/${id}`, 1, { date: '2026-11-19' });
  await me.patch(`/v1/transactions/${id}`, 1, { date: '2026-11-18' });
  await me.remove(`/v1/transactions/${id}`, 2);
  await me.post(`/v1/transactions/${id}/restore`);
  expect(await counted()).toEqual({
    'recorded manual': 2,
    'changed manual': 1,
    'deleted manual': 1,
    'restored manual': 1,
  });

  await me.post('/v1/sample');
  expect((await counted())['recorded sample']).toBeGreaterThan(100);
});

it('tells beside that what the alerts ask a process for', async () => {
  const lines = (await app.get(Metrics).text()).split('\n');
  expect(lines).toContain('health_part_state{part="storage"} 0');
  for (const name of ['messaging_lag_messages', 'messaging_lag_seconds', 'messaging_dead_messages']) {
    expect(lines.find((line) => line.startsWith(`${name}{source="billing",consumer="relay"}`))).toBeDefined();
  }
  expect(lines).toContain('# TYPE messaging_delivery_seconds histogram');
});
