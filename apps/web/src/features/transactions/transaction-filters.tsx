import { Box, Button, Collapse, Group, Paper, TextInput } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { Search, SlidersHorizontal, X } from 'lucide-react';
import { Suspense, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import type { FilterFieldsProps } from './filter-fields';
import { FilterFields } from './fetched-parts';
import { type Filters, hasFilters } from './use-transactions';

/** In px, of one, two and four columns: what stands below does not move when they come. */
const FIELDS_HEIGHT = { base: 624, xs: 312, md: 156 };

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

export function TransactionFilters({ filters, onChange }: FilterFieldsProps) {
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
        <Suspense fallback={<Box mih={FIELDS_HEIGHT} />}>
          <FilterFields filters={filters} onChange={onChange} />
        </Suspense>
      </Collapse>
    </Paper>
  );
}
