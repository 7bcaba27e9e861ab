import { DomainError } from '@hisaab/kernel';

const RETRY_AFTER_SECONDS = 2;

const socketCodes = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ECONNABORTED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'EPIPE',
  'ETIMEDOUT',
  'ENOENT', // a socket file that is gone
]);

/**
 * Classes of SQLSTATE that speak of the server and not of the statement: connection exceptions, out of
 * resources (disk, memory, connections), operator intervention (shutdown, statement time-out).
 */
const serverClasses = new Set(['08', '53', '57']);

/** Lost races that pass when tried again: serialisation, deadlock, lock time-out, a standby's read-only. */
const passingStates = new Set(['40001', '40P01', '55P03', '25006', '25P03']);

const clientMessages = [
  'timeout exceeded when trying to connect',
  'Connection terminated',
  'Query read timeout',
  'Client has encountered a connection error',
];

/** Whether the failure says "the storage is not there now" and not "this statement is wrong". */
export function isUnavailable(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  if (socketCodes.has(code) || passingStates.has(code)) return true;
  if (code.length === 5 && serverClasses.has(code.slice(0, 2))) return true;
  // A name that resolves to several addresses fails with all of them in one error.
  if (error instanceof AggregateError && error.errors.some(isUnavailable)) return true;
  return clientMessages.some((message) => error.message.includes(message));
}

/** What a caller of the API may know of it; the cause is for the log alone. */
export function storageError(cause?: unknown): DomainError {
  const error = new DomainError(
    'storage-unavailable',
    'unavailable',
    'The storage does not answer at the moment. Try again shortly.',
    { retryAfterSeconds: RETRY_AFTER_SECONDS },
  );
  if (cause !== undefined) error.cause = cause;
  return error;
}
