import { DomainError } from '@hisaab/kernel';
import { LRUCache } from 'lru-cache';
import { CompiledTemplate, type Wording } from './compiled.template';

/** A wording as it is kept: which message, in which language, the how manieth. */
export interface KeptWording extends Wording {
  readonly key: string;
  readonly locale: string;
  readonly version: number;
}

export interface Rendered {
  readonly title: string;
  readonly body: string;
  /** The locale of the words, which may be another than was asked for. */
  readonly locale: string;
  readonly version: number;
}

/** Every key has this language: it is read to whom nothing better is found. */
export const FALLBACK_LANGUAGE = 'en';

/** Renders what somebody else keeps: templating from its tables, notification from what it last knew of them. */
export class WordingRenderer {
  private readonly compiled = new LRUCache<string, CompiledTemplate>({ max: 500 });

  render(wording: KeptWording, asked: string, variables: Readonly<Record<string, unknown>>): Rendered {
    const compiled = this.compile(wording, asked);
    const problem = compiled.problemWith(variables);
    if (problem !== null) {
      throw new DomainError(
        'template-variables',
        'unprocessable',
        `The variables of ${wording.key} are wrong: ${problem}`,
      );
    }
    return { ...compiled.render(variables), locale: wording.locale, version: wording.version };
  }

  /** Numbers and days follow the region that was asked for where the language is the same. */
  private compile(wording: KeptWording, asked: string): CompiledTemplate {
    const locale = asked.startsWith(`${wording.locale}-`) ? asked : wording.locale;
    const key = `${wording.key}/${wording.locale}/${wording.version}/${locale}`;
    const known = this.compiled.get(key);
    if (known) return known;
    const made = new CompiledTemplate(wording, locale);
    this.compiled.set(key, made);
    return made;
  }
}

/** `hi-Latn-IN`: itself, `hi-Latn`, `hi`, and at last the fallback. */
export function localesFor(asked: string): string[] {
  const parts = asked.split('-');
  const own = parts.map((_, at) => parts.slice(0, parts.length - at).join('-'));
  return [...new Set([...own, FALLBACK_LANGUAGE])];
}
