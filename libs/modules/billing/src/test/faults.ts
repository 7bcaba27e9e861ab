import { withFaultAt, type Fault } from '@hisaab/testing';
import { expect } from 'vitest';
import type { BillingApp, Reply } from './billing.app';
import { expectBalances } from './household';

const MOST_STATEMENTS = 120;
/** The guard's look for ended sessions, twice a second: a failure of it is none of the request. */
const LOOKS_IN_BETWEEN = /from ended_session/;

/** Lets a request fail at its first statement, its second, … until it gets through: none of the failed leaves a trace. */
export async function expectNoTrace(
  app: BillingApp,
  attempt: () => Promise<Reply>,
  fault: Fault,
  least = 1,
): Promise<Reply> {
  const before = await app.fingerprint();
  for (let at = 1; ; at += 1) {
    expect(at).toBeLessThan(MOST_STATEMENTS);
    const { result, hasFailed } = await withFaultAt(at, fault, attempt, LOOKS_IN_BETWEEN);
    if (!hasFailed) {
      expect(result.status, result.text).toBeLessThan(300);
      expect(at).toBeGreaterThan(least);
      expect(await app.fingerprint()).not.toBe(before);
      await expectBalances(app);
      return result;
    }
    expect(result.status, result.text).toBeGreaterThanOrEqual(500);
    expect(result.text).not.toMatch(/fault of the test/);
    expect(await app.fingerprint(), `after statement ${at}`).toBe(before);
  }
}
