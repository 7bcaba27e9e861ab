import type { Provider, Type } from '@nestjs/common';
import { KeepTemplate } from './keep-template.use-case';
import { TemplatesController } from './templates.controller';

/** What the module of billing lists of the templates. */
export const templateControllers: Type[] = [TemplatesController];

export const templateProviders: Provider[] = [KeepTemplate];
