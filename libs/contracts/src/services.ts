/** The seven services; each owns one schema, one role and the events that begin with its name. */
export const SERVICES = [
  'auth',
  'user',
  'billing',
  'ledger',
  'reporting',
  'notification',
  'templating',
] as const;

export type Service = (typeof SERVICES)[number];
