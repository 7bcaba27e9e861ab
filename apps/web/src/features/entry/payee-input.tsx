import { Autocomplete } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { foldName } from '@hisaab/kernel';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { api, body, type Schemas } from '../../api/client';

interface PayeeInputProps {
  value: string;
  onChange: (name: string) => void;
  error?: string | undefined;
  /** What it is called stands beside it already. */
  isNamedBeside?: boolean;
  /** One of the book was named: its category, account and tags of last time come with it. */
  onKnown: (payee: Schemas['Payee']) => void;
}

export function PayeeInput({ value, onChange, error, isNamedBeside = false, onKnown }: PayeeInputProps) {
  const { t } = useTranslation();
  const [typed] = useDebouncedValue(value.trim(), 120);
  const { data } = useQuery({
    queryKey: ['payees', typed],
    queryFn: () =>
      body(
        api.GET('/v1/payees', {
          params: { query: { limit: 8, ...(typed === '' ? {} : { q: typed.slice(0, 100) }) } },
        }),
      ),
    placeholderData: keepPreviousData,
  });
  const payees = data?.items ?? [];
  const filledFor = useRef(foldName(value));
  const known = (name: string) => {
    const fold = foldName(name);
    const payee = payees.find((one) => foldName(one.name) === fold);
    if (!payee || filledFor.current === fold) return;
    filledFor.current = fold;
    onKnown(payee);
  };
  return (
    <Autocomplete
      {...(isNamedBeside ? { 'aria-label': t('entry.payee') } : { label: t('entry.payee') })}
      placeholder={t('entry.payeeHint')}
      maxLength={200}
      value={value}
      error={error}
      data={[...new Set(payees.map((payee) => payee.name))]}
      filter={({ options }) => options}
      onChange={onChange}
      onOptionSubmit={known}
      // Typed in full it is as good as taken from the list.
      onBlur={() => known(value)}
      data-field="payee"
    />
  );
}
