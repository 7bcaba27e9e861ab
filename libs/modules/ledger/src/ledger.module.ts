import { Module, type DynamicModule, type ModuleMetadata, type Provider } from '@nestjs/common';
import { ServiceModule } from '@hisaab/platform';

import { AuditController } from './audit/audit.controller';
import { AuditQuery } from './audit/audit.query';
import { AuditRepository } from './audit/audit.repository';
import { ChartController } from './chart/chart.controller';
import { ChartQuery } from './chart/chart.query';
import { ChartRepository } from './chart/chart.repository';
import { NamesConsumer } from './chart/names.consumer';
import { NamesRepository } from './chart/names.repository';
import { EntriesController } from './entries/entries.controller';
import { EntriesQuery } from './entries/entries.query';
import { ExportJournal } from './export/export-journal.use-case';
import { ExportController } from './export/export.controller';
import { JournalPagesQuery } from './export/journal-pages.query';
import { BillingFactsConsumer } from './posting/billing-facts.consumer';
import { JournalRepository } from './posting/journal.repository';
import { PostFacts } from './posting/post-facts.use-case';
import { TrialBalanceController } from './trial-balance/trial-balance.controller';
import { TrialBalanceQuery } from './trial-balance/trial-balance.query';
import { ChainQuery } from './verification/chain.query';
import { HeadWitness, NoWitness } from './verification/head-witness';
import { VerifyController } from './verification/verify.controller';
import { VerifyLedger } from './verification/verify-ledger.use-case';

export interface LedgerPorts {
  /** Modules that the witness's provider needs. */
  readonly imports?: ModuleMetadata['imports'];
  /** A provider of HeadWitness; without one `verify` says that the witness is unavailable. */
  readonly witness?: Provider<HeadWitness>;
}

@Module({})
export class LedgerModule {
  static with({ imports = [], witness }: LedgerPorts = {}): DynamicModule {
    return {
      module: LedgerModule,
      imports: [ServiceModule.for('ledger'), ...imports],
      controllers: [
        BillingFactsConsumer,
        NamesConsumer,
        ChartController,
        EntriesController,
        TrialBalanceController,
        VerifyController,
        ExportController,
        AuditController,
      ],
      providers: [
        PostFacts,
        JournalRepository,
        ChartRepository,
        ChartQuery,
        NamesRepository,
        AuditRepository,
        AuditQuery,
        EntriesQuery,
        TrialBalanceQuery,
        ChainQuery,
        VerifyLedger,
        JournalPagesQuery,
        ExportJournal,
        witness ?? { provide: HeadWitness, useClass: NoWitness },
      ],
    };
  }
}
