import i18next from 'i18next';
import ICU from 'i18next-icu';
import { initReactI18next } from 'react-i18next';
import type english from '../words/en.json';
import { type Language, rememberLanguage, startLanguage } from './languages';
import { WORDS } from './word-files';

declare module 'i18next' {
  interface CustomTypeOptions {
    resources: { translation: typeof english };
  }
}

async function load(language: Language): Promise<void> {
  if (i18next.hasResourceBundle(language, 'translation')) return;
  const words = await WORDS[language]();
  i18next.addResourceBundle(language, 'translation', words.default);
}

export async function startWords(): Promise<void> {
  const language = startLanguage();
  await i18next
    .use(new ICU())
    .use(initReactI18next)
    .init({
      lng: language,
      fallbackLng: false,
      resources: {},
      returnNull: false,
      interpolation: { escapeValue: false },
      react: { useSuspense: false },
    });
  await load(language);
  await i18next.changeLanguage(language);
  document.documentElement.lang = language;
}

export async function changeLanguage(language: Language): Promise<void> {
  await load(language);
  await i18next.changeLanguage(language);
  document.documentElement.lang = language;
  rememberLanguage(language);
}
