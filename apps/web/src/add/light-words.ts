import english from '../words/en.json';
import hindi from '../words/hi.json';

type Words = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** By language and noun. What is built has only the nouns of the light page: see `words-of.ts`. */
export const WORDS: { readonly en: Words; readonly hi: Words } = { en: english, hi: hindi };
