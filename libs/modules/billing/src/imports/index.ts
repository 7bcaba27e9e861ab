import type { Provider, Type } from '@nestjs/common';
import { ModuleConfig } from '@hisaab/platform';
import type { BillingConfig } from '../billing.config';
import { CommitImport } from './commit-import.use-case';
import { ImportReader } from './import.reader';
import { ImportRunner } from './import.runner';
import { ImportWorker } from './import.worker';
import { ImportersConsumer } from './importers.consumer';
import { ImportsConsumer } from './imports.consumer';
import { ImportsController } from './imports.controller';
import { ImportWords } from './layouts.files';
import { MapImport } from './map-import.use-case';
import { PurgePreviewsSchedule } from './purge-previews.schedule';
import { StartImport } from './start-import.use-case';
import { UploadReceiver } from './upload.receiver';

/** What the module of billing lists of imports. */
export const importControllers: Type[] = [ImportsController, ImportsConsumer, ImportersConsumer];

export const importProviders: Provider[] = [
  {
    provide: ImportWords,
    inject: [ModuleConfig],
    useFactory: (config: BillingConfig) => ImportWords.load(config.HISAAB_CONFIG_DIR),
  },
  UploadReceiver,
  ImportReader,
  ImportRunner,
  ImportWorker,
  StartImport,
  MapImport,
  CommitImport,
  PurgePreviewsSchedule,
];
