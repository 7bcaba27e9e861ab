import { join } from 'node:path';
import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { DomainError } from '@hisaab/kernel';
import { PLATFORM_CONFIG, type PlatformConfig } from '@hisaab/platform';
import { localesFor, WordingRenderer, type KeptWording, type Rendered } from '@hisaab/wording';

import { templateFiles } from './template.files';
import { TemplatesRepository } from './templates.repository';

/** The words of messages: `render` is what other services reach over a port. */
@Injectable()
export class Templating implements OnModuleInit {
  private readonly renderer = new WordingRenderer();

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
    const template = await this.templates.newest(key, localesFor(locale));
    if (!template)
      throw new DomainError('template-unknown', 'missing', `There is no message template ${key}.`);
    return this.renderer.render(template, locale, variables);
  }

  /** The newest version of every wording: what another service needs to do without us for a while. */
  inForce(): Promise<KeptWording[]> {
    return this.templates.inForce();
  }
}
