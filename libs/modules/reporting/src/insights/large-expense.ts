import { addDays, uuidv5, type CivilDate } from '@hisaab/kernel';

export const LARGE_EXPENSE = 'large-expense';

/** How far back the rows may lie that people are told of. */
const RECENT_DAYS = 7;

/** Dated within the last seven days: older rows are history being written down, later ones are plans. */
export function isRecent(date: CivilDate, today: CivilDate): boolean {
  return date > addDays(today, -RECENT_DAYS) && date <= today;
}

/** The same for ever for a transaction and the rule, so that it is raised and told once. */
export function insightId(transactionId: string): string {
  return uuidv5(LARGE_EXPENSE, transactionId);
}
