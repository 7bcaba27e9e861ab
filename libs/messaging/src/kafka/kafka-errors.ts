import { BrokerAwayError } from '../trouble';

/** What a broker refuses of a message for what it is, at every try. */
const FAULTS = new Set(['MESSAGE_TOO_LARGE', 'RECORD_LIST_TOO_LARGE', 'INVALID_RECORD']);
/** What a broker says to an account that may not make topics, or to the second who makes one. */
const REFUSALS = new Set([
  'TOPIC_AUTHORIZATION_FAILED',
  'CLUSTER_AUTHORIZATION_FAILED',
  'TOPIC_ALREADY_EXISTS',
]);

/** Whether the message is to blame; anything else is the broker's or the configuration's affair, and passes. */
export function isFault(error: unknown): boolean {
  return FAULTS.has(typeOf(error));
}

export function isRefusal(error: unknown): boolean {
  if (error instanceof Error && 'errors' in error && Array.isArray(error.errors)) {
    return error.errors.every(isRefusal);
  }
  return REFUSALS.has(typeOf(error));
}

export function away(error: unknown): BrokerAwayError {
  if (error instanceof BrokerAwayError) return error;
  const cause = causeOf(error);
  return new BrokerAwayError('Kafka', cause instanceof Error ? cause.message : String(cause), { cause });
}

/** The client wraps what it tried several times. */
function causeOf(error: unknown): unknown {
  const isWrap = error instanceof Error && error.name === 'KafkaJSNumberOfRetriesExceeded';
  return isWrap && error.cause !== undefined ? causeOf(error.cause) : error;
}

function typeOf(error: unknown): string {
  const cause = causeOf(error);
  return cause instanceof Error && 'type' in cause ? String(cause.type) : '';
}
