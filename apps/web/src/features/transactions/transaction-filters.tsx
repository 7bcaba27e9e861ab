import { Button, Collapse, Group, NativeSelect, Paper, SimpleGrid, TextInput } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { Search, SlidersHorizontal, X } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { AccountSelect } from '../accounts/account-select';
import { CategorySelect } from '../categories/category-select';
import { type Filters, hasFilters } from './use-transactions';

interface TransactionFiltersProps {
  filters: Filters;
  onChange: (change: Filters) => void;
}

const NONE: Filters = {
  q: '',
  from: '',
  to: '',
  type: '',
  accountId: '',
  categoryId: '',
  payeeId: '',
  tag: '',
  minAmount: '',
  maxAmount: '',
  state: '',
};

export function TransactionFilters({ filters, onChange }: TransactionFiltersProps) {
  const { t } = useTranslation();
  const [params] = useSearchParams();
  const { q: _, ...others } = filters;
  const [isOpen, more] = useDisclosure(hasFilters(others));
  const [words, setWords] = useState(filters.q ?? '');
  const search = useRef<HTMLInputElement>(null);

  const wantsSearch = params.has('search');
  useEffect(() => {
    if (wantsSearch) search.current?.focus();
  }, [wantsSearch]);

  return (
    <Paper role="search" aria-label={t('transactions.filters')}>
      <Group gap="xs" align="flex-end">
        <TextInput
          ref={search}
          aria-label={t('transactions.search')}
          placeholder={t('transactions.search')}
          leftSection={<Search size={18} aria-hidden />}
          type="search"
          maxLength={200}
          value={words}
          onChange={(event) => {
            setWords(event.currentTarget.value);
            // At once: what was asked for a letter ago is given up.
            onChange({ q: event.currentTarget.value });
          }}
          style={{ flex: '1 1 180px' }}
        />
        <Button
          variant="default"
          leftSection={<SlidersHorizontal size={18} aria-hidden />}
          aria-expanded={isOpen}
          onClick={more.toggle}
        >
          {t('transactions.more')}
        </Button>
        {hasFilters(filters) && (
          <Button
            variant="default"
            leftSection={<X size={18} aria-hidden />}
            onClick={() => {
              setWords('');
              onChange(NONE);
            }}
          >
            {t('transactions.clear')}
          </Button>
        )}
      </Group>
      {/* Closed it is not there: it would be drawn with every letter. */}
      <Collapse expanded={isOpen} keepMounted={false}>
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
      </Collapse>
    </Paper>
  );
}
