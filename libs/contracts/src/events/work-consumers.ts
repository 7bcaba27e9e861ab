import { userRegistered } from './auth';
import { changeRequested, importFinished, importRequested } from './billing';
import { insightRaised } from './reporting';

/**
 * Who takes which work. A message that is published before its consumer has a queue would never come there: the
 * broker's queues and rights are made from this list, and who publishes waits for them. A test compares it with
 * the consumers in the code.
 */
export const WORK_CONSUMERS: Readonly<Record<string, readonly string[]>> = {
  'billing.books': [userRegistered.type],
  'billing.changes': [changeRequested.type],
  'billing.imports': [importRequested.type],
  'notification.messages': [userRegistered.type, importFinished.type, insightRaised.type],
  'notification.recipients': [userRegistered.type],
  user: [userRegistered.type],
};
