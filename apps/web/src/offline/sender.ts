import { toProblem } from '../api/problem';
import type { Outbox } from './outbox';
import { isWaiting, requestOf, says, subjectOf, type Transaction, type Waiting } from './waiting';

/** Asks with the person's token: null where somebody has to log in first; throws where there is no network. */
export type Ask = (request: Request) => Promise<Response | null>;

export interface Sending {
  readonly outbox: Outbox;
  readonly userId: string;
  readonly ownBook: string;
  readonly origin: string;
  readonly ask: Ask;
  readonly now: () => number;
}

export interface Sent {
  readonly sent: number;
  /** What the server answered to each that was done. */
  readonly transactions: readonly Transaction[];
  /** When to try again; null where nothing waits, or only a log-in or the network helps. */
  readonly again: number | null;
}

const FIRST_WAIT = 2_000;
const LONGEST_WAIT = 300_000;

type Outcome =
  | { readonly kind: 'done'; readonly transaction: Transaction | null }
  | { readonly kind: 'later'; readonly after: number }
  | { readonly kind: 'log-in' }
  | { readonly kind: 'refused' };

/** Sends in order what waits; what is refused stays for the person to see and does not hold up the rest. */
export async function sendAll(sending: Sending): Promise<Sent> {
  const { outbox, userId, now } = sending;
  const transactions: Transaction[] = [];
  let sent = 0;
  for (;;) {
    const one = (await outbox.waitingOf(userId)).find(isWaiting);
    if (!one) return { sent, transactions, again: null };
    if (one.notBefore > now()) return { sent, transactions, again: one.notBefore };
    const outcome = await send(one, sending);
    if (outcome.kind === 'log-in') return { sent, transactions, again: null };
    if (outcome.kind === 'later') {
      const again = now() + outcome.after;
      await outbox.later(one, again);
      return { sent, transactions, again };
    }
    if (outcome.kind === 'done') {
      await outbox.done(one);
      sent += 1;
      if (outcome.transaction) transactions.push(outcome.transaction);
    }
  }
}

async function send(one: Waiting, sending: Sending): Promise<Outcome> {
  const { outbox, origin, ownBook, ask } = sending;
  const answer = await ask(requestOf(one, origin, ownBook));
  if (!answer || answer.status === 401) return { kind: 'log-in' };
  const said: unknown = answer.status === 204 ? null : await answer.json().catch(() => null);
  if (answer.ok) return { kind: 'done', transaction: said as Transaction | null };
  const problem = toProblem(answer.status, said, answer.headers);
  if (answer.status === 429 || answer.status >= 500 || problem.code === 'idempotency-in-progress') {
    const asked = problem.retryAfterSeconds === null ? null : problem.retryAfterSeconds * 1000;
    return { kind: 'later', after: asked ?? Math.min(FIRST_WAIT * 2 ** one.tries, LONGEST_WAIT) };
  }
  if (one.work.kind === 'delete' && answer.status === 404) return { kind: 'done', transaction: null };
  const theirs = await presentOf(one, sending);
  if (isDone(one, problem.code, theirs)) return { kind: 'done', transaction: theirs };
  const { status, code, detail } = problem;
  await outbox.refused(one, { status, code, detail, theirs });
  return { kind: 'refused' };
}

/** An earlier try got through and its answer was lost, longer ago than the server knows its key. */
function isDone({ work }: Waiting, code: string, theirs: Transaction | null): boolean {
  if (work.kind === 'record') return code === 'id-taken' && theirs !== null;
  return work.kind === 'change' && theirs !== null && says(theirs, work.body);
}

/** What is there now. */
async function presentOf(one: Waiting, { origin, ask, ownBook }: Sending): Promise<Transaction | null> {
  const id = subjectOf(one);
  if (id === null) return null;
  const headers = {
    accept: 'application/json',
    ...(one.bookId === ownBook ? {} : { 'x-book-id': one.bookId }),
  };
  const answer = await ask(new Request(`${origin}/v1/transactions/${id}`, { headers }));
  return answer?.ok ? ((await answer.json()) as Transaction) : null;
}
