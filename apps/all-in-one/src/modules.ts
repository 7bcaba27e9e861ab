import type { ModuleMetadata } from '@nestjs/common';
import { AuthModule, authConfig } from '@hisaab/auth';
import { BillingModule, billingConfig } from '@hisaab/billing';
import { HeadWitness, LedgerModule } from '@hisaab/ledger';
import { LedgerHeads, ReportingModule, reportingConfig } from '@hisaab/reporting';
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
];

export const configurations: readonly z.ZodObject[] = [authConfig, billingConfig, reportingConfig];
