import { AsyncLocalStorage } from 'node:async_hooks';
import pg from 'pg';

interface Plan {
  readonly at: number;
  readonly fault: Fault;
  readonly passes: RegExp | undefined;
  seen: number;
}

/** `refused`: the server does not like the statement; `lost`: the connection is cut before it is sent. */
export type Fault = 'refused' | 'lost';

type Answer = (error: Error) => void;
type Query = (this: pg.Client, ...given: unknown[]) => unknown;

const plans = new AsyncLocalStorage<Plan>();
let isInstalled = false;

/**
 * Runs `work`, whose n-th statement to any database fails; statements of others (a relay, another request) are not
 * counted, nor are those that `passes` fits.
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
    const text = textOf(given[0]);
    if (!plan || plan.passes?.test(text)) return send.apply(this, given);
    plan.seen += 1;
    if (plan.seen !== plan.at) return send.apply(this, given);
    const failure = plan.fault === 'lost' ? cut(this) : refuse(send.bind(this), text);
    const told = given.at(-1);
    if (typeof told !== 'function') return failure;
    failure.catch(told as Answer);
    return undefined;
  };
}

/** The server takes back what it had of the transaction, as with every connection that ends. */
function cut(client: pg.Client): Promise<never> {
  const { connection } = client as unknown as { connection: { stream: { destroy(): void } } };
  connection.stream.destroy();
  return Promise.reject(Object.assign(new Error('a fault of the test'), { code: '08006' }));
}

/** A real error of the server, so that the transaction is as broken as it would be; a refused commit ends it. */
async function refuse(send: (text: string) => unknown, text: string): Promise<never> {
  if (/^\s*commit/i.test(text)) await send('rollback');
  else await send(`do $$ begin raise exception 'a fault of the test' using errcode = 'XX000'; end $$`);
  throw Object.assign(new Error('a fault of the test'), { code: 'XX000' });
}

function textOf(statement: unknown): string {
  if (typeof statement === 'string') return statement;
  const isQuery = typeof statement === 'object' && statement !== null && 'text' in statement;
  return isQuery ? String(statement.text) : '';
}
