import { Group, NativeSelect, SimpleGrid, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { AccountSelect } from '../accounts/account-select';
import { CategorySelect } from '../categories/category-select';
import type { Filters } from './use-transactions';

export interface FilterFieldsProps {
  filters: Filters;
  onChange: (change: Filters) => void;
}

/** The filters beside the words that are searched for. */
export function FilterFields({ filters, onChange }: FilterFieldsProps) {
  const { t } = useTranslation();
  return (
    <SimpleGrid cols={{ base: 1, xs: 2, md: 4 }} spacing="xs" mt="sm">
      <TextInput
        label={t('transactions.from')}
        type="date"
        value={filters.from ?? ''}
        onChange={(event) => onChange({ from: event.currentTarget.value })}
      />
      <TextInput
        label={t('transactions.to')}
        type="date"
        value={filters.to ?? ''}
        onChange={(event) => onChange({ to: event.currentTarget.value })}
      />
      <NativeSelect
        label={t('entry.type')}
        value={filters.type ?? ''}
        onChange={(event) => onChange({ type: event.currentTarget.value })}
        data={[
          { value: '', label: t('transactions.any') },
          { value: 'expense', label: t('type.spent') },
          { value: 'income', label: t('type.received') },
          { value: 'transfer', label: t('type.moved') },
        ]}
      />
      <NativeSelect
        label={t('transactions.state')}
        value={filters.state ?? ''}
        onChange={(event) => onChange({ state: event.currentTarget.value })}
        data={[
          { value: '', label: t('transactions.live') },
          { value: 'deleted', label: t('transactions.deleted') },
        ]}
      />
      <AccountSelect
        label={t('entry.account')}
        clearable
        clearButtonProps={{ 'aria-label': t('app.clear') }}
        value={filters.accountId ?? null}
        onChange={(accountId) => onChange({ accountId: accountId ?? '' })}
      />
      <CategorySelect
        label={t('entry.category')}
        withNone
        value={filters.categoryId ?? null}
        onChange={(categoryId) => onChange({ categoryId: categoryId ?? '' })}
      />
      <TextInput
        label={t('transactions.tag')}
        maxLength={50}
        defaultValue={filters.tag ?? ''}
        onBlur={(event) => onChange({ tag: event.currentTarget.value.trim() })}
      />
      <Group grow gap="xs" wrap="nowrap">
        <TextInput
          label={t('transactions.min')}
          inputMode="decimal"
          defaultValue={filters.minAmount ?? ''}
          onBlur={(event) => onChange({ minAmount: event.currentTarget.value.trim() })}
        />
        <TextInput
          label={t('transactions.max')}
          inputMode="decimal"
          defaultValue={filters.maxAmount ?? ''}
          onBlur={(event) => onChange({ maxAmount: event.currentTarget.value.trim() })}
        />
      </Group>
    </SimpleGrid>
  );
}
