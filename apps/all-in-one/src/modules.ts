import type { ModuleMetadata } from '@nestjs/common';
import { AuthModule, authConfig } from '@hisaab/auth';
import { BillingModule, billingConfig, WorkInProgress } from '@hisaab/billing';
import { HeadWitness, LedgerModule } from '@hisaab/ledger';
import { NotificationModule, notificationConfig, TemplateRenderer, WorkProgress } from '@hisaab/notification';
import { LedgerHeads, ReportingModule, reportingConfig } from '@hisaab/reporting';
import { Templating, TemplatingModule } from '@hisaab/templating';
import { UserModule } from '@hisaab/user';
import type { z } from 'zod';

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
    imports: [TemplatingModule, BillingModule],
    templates: { provide: TemplateRenderer, useExisting: Templating },
    workProgress: { provide: WorkProgress, useExisting: WorkInProgress },
  }),
];

export const configurations: readonly z.ZodObject[] = [
  authConfig,
  billingConfig,
  notificationConfig,
  reportingConfig,
];
