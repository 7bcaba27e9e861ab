import { join } from 'node:path';
import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { DomainError } from '@hisaab/kernel';
import { PLATFORM_CONFIG, type PlatformConfig } from '@hisaab/platform';
import { LRUCache } from 'lru-cache';

import { CompiledTemplate } from './compiled.template';
import { FALLBACK_LANGUAGE, templateFiles } from './template.files';
import { TemplatesRepository, type StoredTemplate } from './templates.repository';

export interface Rendered {
  readonly title: string;
  readonly body: string;
  /** The locale of the words, which may be another than was asked for. */
  readonly locale: string;
  readonly version: number;
}

/** The words of messages: `render` is what other services reach over a port. */
@Injectable()
export class Templating implements OnModuleInit {
  private readonly compiled = new LRUCache<string, CompiledTemplate>({ max: 500 });

  constructor(
    @Inject(TemplatesRepository) private readonly templates: TemplatesRepository,
    @Inject(PLATFORM_CONFIG) private readonly config: PlatformConfig,
  ) {}

  /** The files are what is in force; the tables remember what was. */
  async onModuleInit(): Promise<void> {
    for (const file of templateFiles(join(this.config.HISAAB_CONFIG_DIR, 'templates'))) {
      await this.templates.keep(file);
    }
  }

  async render(key: string, locale: string, variables: Readonly<Record<string, unknown>>): Promise<Rendered> {
    const template = await this.templates.newest(key, candidates(locale));
    if (!template)
      throw new DomainError('template-unknown', 'missing', `There is no message template ${key}.`);
    const compiled = this.compile(template, locale);
    const problem = compiled.problemWith(variables);
    if (problem !== null) {
      throw new DomainError(
        'template-variables',
        'unprocessable',
        `The variables of ${key} are wrong: ${problem}`,
      );
    }
    return { ...compiled.render(variables), locale: template.locale, version: template.version };
  }

  /** Numbers and days follow the region that was asked for where the language is the same. */
  private compile(template: StoredTemplate, asked: string): CompiledTemplate {
    const locale = asked.startsWith(`${template.locale}-`) ? asked : template.locale;
    const key = `${template.key}/${template.locale}/${template.version}/${locale}`;
    const known = this.compiled.get(key);
    if (known) return known;
    const made = new CompiledTemplate(template, locale);
    this.compiled.set(key, made);
    return made;
  }
}

/** `hi-Latn-IN`: itself, `hi-Latn`, `hi`, and at last the fallback. */
function candidates(locale: string): string[] {
  const parts = locale.split('-');
  const own = parts.map((_, at) => parts.slice(0, parts.length - at).join('-'));
  return [...new Set([...own, FALLBACK_LANGUAGE])];
}
