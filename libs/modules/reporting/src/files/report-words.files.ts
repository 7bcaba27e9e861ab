import { join } from 'node:path';
import { ConfigurationError, loadFiles } from '@hisaab/platform';
import { IntlMessageFormat } from 'intl-messageformat';
import { z } from 'zod';
import { WORD_KEYS, type ReportWords, type WordKey } from './report-words';

const isMessage = (text: string): boolean => {
  try {
    return Boolean(new IntlMessageFormat(text, 'en'));
  } catch {
    return false;
  }
};
const message = z.string().min(1).refine(isMessage, { message: 'is no ICU message' });
const file = z.strictObject(
  Object.fromEntries(WORD_KEYS.map((key) => [key, message])) as Record<WordKey, typeof message>,
);

const DEFAULT = 'en';

/** The words of `config/report-words`, by language. */
export class ReportVocabulary {
  constructor(private readonly byLanguage: ReadonlyMap<string, ReportWords>) {}

  static load(configFolder: string): ReportVocabulary {
    const files = loadFiles(join(configFolder, 'report-words'), file);
    if (!files.has(DEFAULT)) throw new ConfigurationError(`report-words/${DEFAULT}.yaml is missing.`);
    return new ReportVocabulary(files);
  }

  /**
   * The words of the person's language, else English; and the locale to write numbers and days in: that
   * language, the person's region, digits that the fonts have.
   */
  of(locale: string): { words: ReportWords; locale: string } {
    const asked = new Intl.Locale(locale);
    const language = this.byLanguage.has(asked.language) ? asked.language : DEFAULT;
    const { region } = asked.maximize();
    const written = new Intl.Locale(language, { numberingSystem: 'latn', ...(region ? { region } : {}) });
    return { words: this.byLanguage.get(language) ?? ({} as ReportWords), locale: written.toString() };
  }
}
