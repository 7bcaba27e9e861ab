import { today, type CivilDate, type PeriodSettings } from '@hisaab/kernel';

/** What a report needs to know of a book. */
export interface BookSettings extends PeriodSettings {
  readonly currency: string;
  readonly timezone: string;
}

/** Monday and the 1st, until the book says otherwise; currency and zone as the token has them. */
export function settingsOr(
  settings: BookSettings | null,
  token: { readonly currency: string; readonly timezone: string },
): BookSettings {
  if (settings) return settings;
  return { currency: token.currency, timezone: token.timezone, firstWeekday: 1, monthStartDay: 1 };
}

export function localDay(settings: BookSettings, now: Date): CivilDate {
  return today(settings.timezone, now);
}
