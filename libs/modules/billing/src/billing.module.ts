import { Module } from '@nestjs/common';
import { ModuleConfig, ServiceModule } from '@hisaab/platform';
import { AccountsController } from './accounts/accounts.controller';
import { ChangeAccount } from './accounts/change-account.use-case';
import { DeleteAccount } from './accounts/delete-account.use-case';
import { OpenAccount } from './accounts/open-account.use-case';
import { billingConfig, type BillingConfig } from './billing.config';
import { BookSettingsConsumer } from './books/book-settings.consumer';
import { BookSetup } from './books/book.setup';
import { CategorySets } from './books/category-sets.config';
import { CategoriesController } from './categories/categories.controller';
import { ChangeCategory } from './categories/change-category.use-case';
import { DeleteCategory } from './categories/delete-category.use-case';
import { MakeCategory } from './categories/make-category.use-case';
import { ChangeRecorder } from './changes/change.recorder';
import { ChangesController } from './changes/changes.controller';
import { Undo } from './changes/undo.use-case';
import { ExportsController } from './exports/exports.controller';
import { importControllers, importProviders } from './imports';
import { inboxControllers } from './inbox';
import { jobControllers, jobProviders } from './jobs';
import { ChangePayee } from './payees/change-payee.use-case';
import { PayeesController } from './payees/payees.controller';
import { sampleControllers, sampleProviders } from './sample';
import { WorkInProgress } from './progress/work-in-progress.query';
import { quickEntryControllers, quickEntryProviders } from './quick-entry';
import { templateControllers, templateProviders } from './templates';
import { BulkChange } from './transactions/bulk-change.use-case';
import { ChangeTransaction } from './transactions/change-transaction.use-case';
import { DeleteTransaction } from './transactions/delete-transaction.use-case';
import { PurgeDeletedSchedule } from './transactions/purge-deleted.schedule';
import { RecordGeneral } from './transactions/record-general.use-case';
import { RecordTransaction } from './transactions/record-transaction.use-case';
import { RestoreTransaction } from './transactions/restore-transaction.use-case';
import { RecordingBatches } from './transactions/recording.batches';
import { SurroundingsCache } from './transactions/surroundings.cache';
import { TransactionWriter } from './transactions/transaction.writer';
import { TransactionsController } from './transactions/transactions.controller';
import { WrittenCounts } from './transactions/written.counts';

@Module({
  imports: [ServiceModule.for('billing', billingConfig)],
  controllers: [
    AccountsController,
    CategoriesController,
    PayeesController,
    TransactionsController,
    ChangesController,
    ExportsController,
    BookSettingsConsumer,
    ...quickEntryControllers,
    ...importControllers,
    ...inboxControllers,
    ...jobControllers,
    ...sampleControllers,
    ...templateControllers,
  ],
  providers: [
    {
      provide: CategorySets,
      inject: [ModuleConfig],
      useFactory: (config: BillingConfig) => CategorySets.load(config.HISAAB_CONFIG_DIR),
    },
    BookSetup,
    ChangeRecorder,
    WrittenCounts,
    TransactionWriter,
    OpenAccount,
    ChangeAccount,
    DeleteAccount,
    MakeCategory,
    ChangeCategory,
    DeleteCategory,
    ChangePayee,
    RecordingBatches,
    SurroundingsCache,
    RecordTransaction,
    RecordGeneral,
    ChangeTransaction,
    DeleteTransaction,
    RestoreTransaction,
    BulkChange,
    Undo,
    PurgeDeletedSchedule,
    ...quickEntryProviders,
    ...importProviders,
    ...jobProviders,
    ...sampleProviders,
    ...templateProviders,
    WorkInProgress,
  ],
  exports: [WorkInProgress],
})
export class BillingModule {}
