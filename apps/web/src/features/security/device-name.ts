const first = (known: readonly (readonly [RegExp, string])[], agent: string): string | null =>
  known.find(([mark]) => mark.test(agent))?.[1] ?? null;

/** The first that fits: most browsers call themselves by the names of older ones too. */
const BROWSERS = [
  [/Edg(e|A|iOS)?\//, 'Edge'],
  [/OPR\//, 'Opera'],
  [/SamsungBrowser\//, 'Samsung Internet'],
  [/Firefox\/|FxiOS\//, 'Firefox'],
  [/Chrome\/|CriOS\//, 'Chrome'],
  [/Safari\//, 'Safari'],
] as const;

const SYSTEMS = [
  [/Android/, 'Android'],
  [/iPhone/, 'iPhone'],
  [/iPad/, 'iPad'],
  [/Windows/, 'Windows'],
  [/Macintosh|Mac OS X/, 'Mac'],
  [/CrOS/, 'ChromeOS'],
  [/Linux/, 'Linux'],
] as const;

export interface Device {
  readonly browser: string;
  readonly system: string;
}

/** What a browser calls itself, in two names that people know; null where it is no browser that we know. */
export function deviceOf(agent: string): Device | null {
  const browser = first(BROWSERS, agent);
  const system = first(SYSTEMS, agent);
  return browser && system ? { browser, system } : null;
}
