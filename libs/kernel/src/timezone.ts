import type { CivilDate } from './civil-date';

const formats = new Map<string, Intl.DateTimeFormat>();

// Making a format costs a hundred times what using it does, and a process meets few zones.
function formatOf(timezone: string): Intl.DateTimeFormat {
  let format = formats.get(timezone);
  if (!format) {
    format = new Intl.DateTimeFormat('en-US', {
      timeZone: timezone,
      calendar: 'gregory',
      numberingSystem: 'latn',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
    });
    formats.set(timezone, format);
  }
  return format;
}

/** The calendar date that it is in the zone at the instant. */
export function today(timezone: string, at: Date): CivilDate {
  const [month, day, year] = formatOf(timezone).format(at).split('/');
  return `${(year ?? '').padStart(4, '0')}-${month}-${day}`;
}

/** A zone of the IANA list. Bare offsets are refused: they know no summer time, and stores read their sign differently. */
export function isTimezone(text: string): boolean {
  if (!/^[A-Za-z][A-Za-z0-9_+\-/]{0,63}$/.test(text)) return false;
  try {
    formatOf(text);
    return true;
  } catch {
    return false;
  }
}
