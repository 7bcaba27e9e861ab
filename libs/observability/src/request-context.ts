import { AsyncLocalStorage } from 'node:async_hooks';

/** What follows a request, or a message, through everything it causes. */
export interface RequestContext {
  readonly requestId: string;
  readonly traceparent?: string;
  /** The user who acts: known once the token is verified. */
  actor?: string;
}

const storage = new AsyncLocalStorage<RequestContext>();

export function requestContext(): RequestContext | undefined {
  return storage.getStore();
}

export function runInContext<Result>(context: RequestContext, work: () => Result): Result {
  return storage.run(context, work);
}
