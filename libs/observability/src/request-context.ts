import { AsyncLocalStorage } from 'node:async_hooks';

/** Who and what caused something. */
export interface Cause {
  readonly requestId: string;
  /** W3C: the trace, and the span that whatever happens now is a part of. */
  readonly traceparent?: string;
  /** The user who acts: known once the token is verified. */
  actor?: string;
}

/** What follows a request, or a message, through everything it causes. */
export interface RequestContext extends Cause {
  /** Messages of several causes that are taken at once: then none of them is the cause of all. */
  readonly batch?: readonly Caused[];
}

/** As much of a message as says what caused it. */
export interface Caused {
  readonly id: string;
  readonly bookid?: string | undefined;
  readonly requestid?: string | undefined;
  readonly traceparent?: string | undefined;
  readonly actor?: string | undefined;
}

const storage = new AsyncLocalStorage<RequestContext>();
const lastOfBooks = new WeakMap<readonly Caused[], ReadonlyMap<string | undefined, Caused>>();

export function requestContext(): RequestContext | undefined {
  return storage.getStore();
}

export function runInContext<Result>(context: RequestContext, work: () => Result): Result {
  return storage.run(context, work);
}

/** For what goes on behind a request and is not caused by it. */
export function runOutsideContext<Result>(work: () => Result): Result {
  return storage.exit(work);
}

/** What the next event of this book is caused by: in a batch of several causes, the last message of the book. */
export function causeFor(bookId: string | null): Cause | undefined {
  const context = storage.getStore();
  if (!context?.batch || bookId === null) return context;
  let books = lastOfBooks.get(context.batch);
  if (!books) {
    books = new Map(context.batch.map((message) => [message.bookid, message]));
    lastOfBooks.set(context.batch, books);
  }
  const message = books.get(bookId);
  return message ? causeOf(message) : context;
}

export function causeOf({ id, requestid, traceparent, actor }: Caused): Cause {
  return {
    requestId: requestid ?? id,
    ...(traceparent === undefined ? {} : { traceparent }),
    ...(actor === undefined ? {} : { actor }),
  };
}

/** What every log line says of its cause; a line of a batch names the requests that are in it. */
export function contextFields(): Record<string, unknown> {
  const context = storage.getStore();
  if (!context) return {};
  const { batch, requestId, traceparent } = context;
  if (batch) return { requestIds: [...new Set(batch.map(({ id, requestid }) => requestid ?? id))] };
  return { requestId, ...(traceparent === undefined ? {} : { traceId: traceparent.slice(3, 35) }) };
}
