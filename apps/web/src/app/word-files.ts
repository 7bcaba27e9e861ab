import type { Language } from './languages';

export const WORDS: Record<Language, () => Promise<{ default: object }>> = {
  en: () => import('../words/en.json'),
  hi: () => import('../words/hi.json'),
};
