import type { Provider, Type } from '@nestjs/common';
import { ModuleConfig } from '@hisaab/platform';
import type { BillingConfig } from '../billing.config';
import { EnterQuickly } from './enter-quickly.use-case';
import { QuickEntryController } from './quick-entry.controller';
import { QuickVocabulary } from './quick-words.files';

/** What the module of billing lists of quick entry. */
export const quickEntryControllers: Type[] = [QuickEntryController];

export const quickEntryProviders: Provider[] = [
  {
    provide: QuickVocabulary,
    inject: [ModuleConfig],
    useFactory: (config: BillingConfig) => QuickVocabulary.load(config.HISAAB_CONFIG_DIR),
  },
  EnterQuickly,
];
