import { sessionEnded } from './auth';
import {
  accountChanged,
  accountNamed,
  BILLING_FACTS,
  BILLING_NAMES,
  categoryNamed,
  payeeNamed,
  transactionRecorded,
} from './billing';
import { entriesPosted } from './ledger';
import { bookChanged, membershipChanged, profileChanged } from './user';

const typesOf = (events: readonly { readonly type: string }[]): string[] => events.map(({ type }) => type);

/** Each service keeps copies of who may what. */
const ACCESS = typesOf([sessionEnded, membershipChanged]);

/**
 * Who takes which facts and names: a broker's rights are made from this list. A test compares it with the consumers
 * in the code.
 */
export const STREAM_CONSUMERS: Readonly<Record<string, readonly string[]>> = {
  'auth.access': ACCESS,
  'auth.details': typesOf([profileChanged, bookChanged]),
  'billing.access': ACCESS,
  'billing.books': typesOf([bookChanged]),
  'billing.importers': typesOf([profileChanged]),
  ledger: typesOf(BILLING_FACTS),
  'ledger.access': ACCESS,
  'ledger.names': typesOf([accountNamed, categoryNamed, payeeNamed]),
  notification: typesOf(BILLING_FACTS),
  'notification.access': ACCESS,
  'notification.names': typesOf([categoryNamed]),
  'notification.recipients': typesOf([profileChanged]),
  'notification.renames': typesOf(BILLING_NAMES),
  reporting: typesOf([...BILLING_FACTS, ...BILLING_NAMES, bookChanged, entriesPosted]),
  'reporting.access': ACCESS,
  'reporting.accounts': typesOf([accountChanged]),
  'templating.access': ACCESS,
  'user.access': ACCESS,
  'user.book-use': typesOf([transactionRecorded, accountChanged]),
};
