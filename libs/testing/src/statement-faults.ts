import { AsyncLocalStorage } from 'node:async_hooks';
import pg from 'pg';

interface Plan {
  readonly at: number;
  readonly fault: Fault;
  readonly passes: RegExp | undefined;
  seen: number;
}

/** `refused`: the server does not like the statement; `lost`: the connection is gone. */
export type Fault = 'refused' | 'lost';

const plans = new AsyncLocalStorage<Plan>();
type Query = (this: pg.Client, ...given: unknown[]) => unknown;
let isInstalled = false;

/**
 * Runs `work`, whose n-th statement to any database fails before it is sent; statements of others (a relay, another
 * request) are not counted, nor are those that `passes` fits.
 * @returns whether it came so far
 */
export async function withFaultAt<T>(
  at: number,
  fault: Fault,
  work: () => Promise<T>,
  passes?: RegExp,
): Promise<{ result: T; hasFailed: boolean; statements: number }> {
  install();
  const plan: Plan = { at, fault, passes, seen: 0 };
  const result = await plans.run(plan, work);
  return { result, hasFailed: plan.seen >= at, statements: plan.seen };
}

function install(): void {
  if (isInstalled) return;
  isInstalled = true;
  const prototype = pg.Client.prototype as unknown as { query: Query };
  const send = prototype.query;
  prototype.query = function query(...given) {
    const plan = plans.getStore();
    if (!plan || plan.passes?.test(textOf(given[0]))) return send.apply(this, given);
    plan.seen += 1;
    if (plan.seen !== plan.at) return send.apply(this, given);
    const error = errorOf(plan.fault);
    const told = given.at(-1);
    if (typeof told !== 'function') return Promise.reject(error);
    process.nextTick(() => void (told as (error: Error) => void)(error));
    return undefined;
  };
}

function textOf(statement: unknown): string {
  if (typeof statement === 'string') return statement;
  const isQuery = typeof statement === 'object' && statement !== null && 'text' in statement;
  return isQuery ? String(statement.text) : '';
}

function errorOf(fault: Fault): Error {
  const code = fault === 'lost' ? '08006' : 'XX000';
  return Object.assign(new Error(`a fault of the test (${fault})`), { code });
}
