import { NativeSelect, SimpleGrid } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { AccountSelect } from '../accounts/account-select';
import { useAccounts } from '../accounts/use-accounts';
import { CategorySelect } from '../categories/category-select';
import { useCategories } from '../categories/use-categories';
import { useReportView } from './use-report-view';
import { useTagNames } from './use-tag-names';

/** Whether there is nothing to choose, and nothing chosen that could be given up. */
function isEmpty(choices: readonly unknown[] | undefined, chosen: string | undefined): boolean {
  return choices?.length === 0 && chosen === undefined;
}

/** Account, category and tag of a report; one without choices says so. */
export function FilterSelects() {
  const { t } = useTranslation();
  const { span, filters, change } = useReportView();
  const tags = useTagNames(span, filters.tag);
  const accounts = useAccounts().data?.filter(({ archived }) => !archived);
  const categories = useCategories().data?.filter(({ archived }) => !archived);
  const hasNoAccounts = isEmpty(accounts, filters.accountId);
  const hasNoCategories = isEmpty(categories, filters.categoryId);
  const hasNoTags = isEmpty(tags, filters.tag);
  return (
    <SimpleGrid cols={{ base: 1, xs: 3 }} spacing="xs" mt="sm">
      <AccountSelect
        label={t('entry.account')}
        placeholder={t(hasNoAccounts ? 'pictures.noAccounts' : 'transactions.any')}
        disabled={hasNoAccounts}
        clearable
        clearButtonProps={{ 'aria-label': t('app.clear') }}
        value={filters.accountId ?? null}
        onChange={(accountId) => change({ filters: { accountId } })}
      />
      <CategorySelect
        label={t('entry.category')}
        placeholder={t(hasNoCategories ? 'pictures.noCategories' : 'transactions.any')}
        disabled={hasNoCategories}
        value={filters.categoryId ?? null}
        onChange={(categoryId) => change({ filters: { categoryId } })}
      />
      <NativeSelect
        label={t('transactions.tag')}
        disabled={hasNoTags}
        value={filters.tag ?? ''}
        onChange={(event) => change({ filters: { tag: event.currentTarget.value || null } })}
        data={[{ value: '', label: t(hasNoTags ? 'pictures.noTags' : 'transactions.any') }, ...(tags ?? [])]}
      />
    </SimpleGrid>
  );
}
