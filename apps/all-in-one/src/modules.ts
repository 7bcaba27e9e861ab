import type { ModuleMetadata } from '@nestjs/common';
import { AuthModule, authConfig } from '@hisaab/auth';
import { BillingModule, billingConfig } from '@hisaab/billing';
import { HeadWitness, LedgerModule } from '@hisaab/ledger';
import { NotificationModule, notificationConfig, TemplateRenderer, WorkProgress } from '@hisaab/notification';
import { LedgerHeads, ReportingModule, reportingConfig } from '@hisaab/reporting';
import { Templating, TemplatingModule } from '@hisaab/templating';
import { UserModule } from '@hisaab/user';
import type { z } from 'zod';
import { BillingWorkProgress } from './billing-work.progress';

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
    workProgress: { provide: WorkProgress, useClass: BillingWorkProgress },
  }),
];

export const configurations: readonly z.ZodObject[] = [
  authConfig,
  billingConfig,
  notificationConfig,
  reportingConfig,
];
