/** Zones that tell the money better than the browser's language does: many an Indian browser speaks en-US. */
const BY_ZONE: Readonly<Record<string, string>> = {
  'Asia/Kolkata': 'INR',
  'Asia/Kathmandu': 'NPR',
  'Asia/Dhaka': 'BDT',
  'Asia/Colombo': 'LKR',
  'Asia/Karachi': 'PKR',
  'Asia/Thimphu': 'BTN',
  'Asia/Dubai': 'AED',
  'Asia/Riyadh': 'SAR',
  'Asia/Qatar': 'QAR',
  'Asia/Kuwait': 'KWD',
  'Asia/Muscat': 'OMR',
  'Asia/Bahrain': 'BHD',
  'Asia/Singapore': 'SGD',
  'Asia/Kuala_Lumpur': 'MYR',
  'Asia/Jakarta': 'IDR',
  'Asia/Bangkok': 'THB',
  'Asia/Manila': 'PHP',
  'Asia/Ho_Chi_Minh': 'VND',
  'Asia/Hong_Kong': 'HKD',
  'Asia/Shanghai': 'CNY',
  'Asia/Taipei': 'TWD',
  'Asia/Seoul': 'KRW',
  'Asia/Tokyo': 'JPY',
  'Asia/Jerusalem': 'ILS',
  'Europe/London': 'GBP',
  'Europe/Zurich': 'CHF',
  'Europe/Stockholm': 'SEK',
  'Europe/Oslo': 'NOK',
  'Europe/Copenhagen': 'DKK',
  'Europe/Warsaw': 'PLN',
  'Europe/Prague': 'CZK',
  'Europe/Budapest': 'HUF',
  'Europe/Bucharest': 'RON',
  'Europe/Istanbul': 'TRY',
  'Europe/Kyiv': 'UAH',
  'Europe/Moscow': 'RUB',
  'Africa/Nairobi': 'KES',
  'Africa/Lagos': 'NGN',
  'Africa/Johannesburg': 'ZAR',
  'Africa/Cairo': 'EGP',
  'America/New_York': 'USD',
  'America/Chicago': 'USD',
  'America/Denver': 'USD',
  'America/Los_Angeles': 'USD',
  'America/Phoenix': 'USD',
  'America/Toronto': 'CAD',
  'America/Vancouver': 'CAD',
  'America/Mexico_City': 'MXN',
  'America/Sao_Paulo': 'BRL',
  'Australia/Sydney': 'AUD',
  'Australia/Melbourne': 'AUD',
  'Australia/Brisbane': 'AUD',
  'Australia/Perth': 'AUD',
  'Pacific/Auckland': 'NZD',
};

const BY_REGION: Readonly<Record<string, string>> = {
  IN: 'INR',
  NP: 'NPR',
  BD: 'BDT',
  LK: 'LKR',
  PK: 'PKR',
  AE: 'AED',
  SG: 'SGD',
  GB: 'GBP',
  CH: 'CHF',
  US: 'USD',
  CA: 'CAD',
  AU: 'AUD',
  NZ: 'NZD',
  ZA: 'ZAR',
  JP: 'JPY',
};

const EURO = new Set(
  [
    'Amsterdam Andorra Athens Berlin Bratislava Brussels Dublin Helsinki Lisbon Ljubljana Luxembourg Madrid Malta',
    'Monaco Paris Riga Rome San_Marino Sofia Tallinn Vatican Vienna Vilnius Zagreb',
  ]
    .join(' ')
    .split(' ')
    .map((city) => `Europe/${city}`),
);

/** The money that is likely used where this browser is; INR where nothing tells. */
export function guessedCurrency(timezone: string, languages: readonly string[]): string {
  const byZone = BY_ZONE[timezone] ?? (EURO.has(timezone) ? 'EUR' : undefined);
  if (byZone) return byZone;
  const region = languages.map((tag) => /-([A-Z]{2})$/.exec(tag)?.[1] ?? '').find((code) => BY_REGION[code]);
  return (region && BY_REGION[region]) ?? 'INR';
}
