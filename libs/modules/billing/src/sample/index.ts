import type { Provider, Type } from '@nestjs/common';
import { ModuleConfig } from '@hisaab/platform';
import type { BillingConfig } from '../billing.config';
import { SampleHousehold } from './household.files';
import { LoadSample } from './load-sample.use-case';
import { RemoveSample } from './remove-sample.use-case';
import { SampleController } from './sample.controller';

/** What the module of billing lists of the sample household. */
export const sampleControllers: Type[] = [SampleController];

export const sampleProviders: Provider[] = [
  {
    provide: SampleHousehold,
    inject: [ModuleConfig],
    useFactory: (config: BillingConfig) => SampleHousehold.load(config.HISAAB_CONFIG_DIR),
  },
  LoadSample,
  RemoveSample,
];
