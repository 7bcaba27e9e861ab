/** The languages of the client; each has a file of words in `src/words`. */
export const LANGUAGES = [
  { code: 'en', name: 'English', locale: 'en-IN' },
  { code: 'hi', name: 'हिन्दी', locale: 'hi-IN' },
] as const;

export type Language = (typeof LANGUAGES)[number]['code'];

const REMEMBERED = 'hisaab.language';

export function isLanguage(text: string | null | undefined): text is Language {
  return LANGUAGES.some((language) => language.code === text);
}

/** What the person chose on this device, else what the browser asks for, else English. */
export function startLanguage(): Language {
  const chosen = localStorage.getItem(REMEMBERED);
  if (isLanguage(chosen)) return chosen;
  const asked = navigator.languages.map((tag) => tag.split('-')[0]).find(isLanguage);
  return asked ?? 'en';
}

export function rememberLanguage(language: Language): void {
  localStorage.setItem(REMEMBERED, language);
}

/** The locale that goes with a language: the browser's own region where it speaks that language. */
export function localeOf(language: Language): string {
  const own = navigator.languages.find((tag) => tag.startsWith(`${language}-`));
  if (own && /^[a-z]{2,3}-[A-Z]{2}$/.test(own) && own !== 'en-US') return own;
  return LANGUAGES.find((known) => known.code === language)?.locale ?? 'en-IN';
}
