export { InvalidEventError } from './event-check';
export { Inbox, type InboxOptions } from './inbox';
export { Outbox } from './outbox';
export { OUTBOX_ROW_COLUMNS, outboxRow, type NewEvent, type OutboxRow } from './outbox-row';
export { GapError } from './sequences';
