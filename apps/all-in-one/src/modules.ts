import type { ModuleMetadata } from '@nestjs/common';
import { AuthModule, authConfig } from '@hisaab/auth';
import { BillingModule, billingConfig } from '@hisaab/billing';
import { HeadWitness, LedgerModule } from '@hisaab/ledger';
import {
  ImportProgress,
  NotificationModule,
  notificationConfig,
  TemplateRenderer,
} from '@hisaab/notification';
import { LedgerHeads, ReportingModule, reportingConfig } from '@hisaab/reporting';
import { Templating, TemplatingModule } from '@hisaab/templating';
import { UserModule } from '@hisaab/user';
import type { z } from 'zod';
import { BillingImportProgress } from './billing-import.progress';

/** The synchronous calls between modules are direct ones here; split, they go over HTTP. */
export const modules: NonNullable<ModuleMetadata['imports']> = [
  AuthModule,
  UserModule,
  BillingModule,
  ReportingModule,
  LedgerModule.with({
    imports: [ReportingModule],
    witness: { provide: HeadWitness, useExisting: LedgerHeads },
  }),
  TemplatingModule,
  NotificationModule.with({
    imports: [TemplatingModule],
    templates: { provide: TemplateRenderer, useExisting: Templating },
    importProgress: { provide: ImportProgress, useClass: BillingImportProgress },
  }),
];

export const configurations: readonly z.ZodObject[] = [
  authConfig,
  billingConfig,
  notificationConfig,
  reportingConfig,
];
