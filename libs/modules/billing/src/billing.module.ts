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
import { TransactionWriter } from './transactions/transaction.writer';

@Module({
  imports: [ServiceModule.for('billing', billingConfig)],
  controllers: [AccountsController, CategoriesController, BookSettingsConsumer],
  providers: [
    {
      provide: CategorySets,
      inject: [ModuleConfig],
      useFactory: (config: BillingConfig) => CategorySets.load(config.HISAAB_CONFIG_DIR),
    },
    BookSetup,
    ChangeRecorder,
    TransactionWriter,
    OpenAccount,
    ChangeAccount,
    DeleteAccount,
    MakeCategory,
    ChangeCategory,
    DeleteCategory,
  ],
})
export class BillingModule {}
