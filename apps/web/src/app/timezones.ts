/** Browsers still name some zones as they were called long ago; people look for the name of today. */
const RENAMED: Readonly<Record<string, string>> = {
  'Africa/Asmera': 'Africa/Asmara',
  'America/Buenos_Aires': 'America/Argentina/Buenos_Aires',
  'America/Godthab': 'America/Nuuk',
  'America/Indianapolis': 'America/Indiana/Indianapolis',
  'Asia/Calcutta': 'Asia/Kolkata',
  'Asia/Katmandu': 'Asia/Kathmandu',
  'Asia/Rangoon': 'Asia/Yangon',
  'Asia/Saigon': 'Asia/Ho_Chi_Minh',
  'Atlantic/Faeroe': 'Atlantic/Faroe',
  'Europe/Kiev': 'Europe/Kyiv',
  'Pacific/Enderbury': 'Pacific/Kanton',
  'Pacific/Ponape': 'Pacific/Pohnpei',
  'Pacific/Truk': 'Pacific/Chuuk',
};

function nameOfToday(zone: string): string {
  return RENAMED[zone] ?? zone;
}

/** The zone of this device. */
export function ownTimezone(): string {
  return nameOfToday(Intl.DateTimeFormat().resolvedOptions().timeZone);
}

/** All zones by their names of today; the one in use is among them, whatever it is called. */
export function timezoneChoices(current: string): string[] {
  const known = Intl.supportedValuesOf('timeZone').map(nameOfToday);
  return [...new Set([...known, current])].sort();
}
