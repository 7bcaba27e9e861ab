import { Autocomplete } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api, body, type Schemas } from '../../api/client';

interface PayeeInputProps {
  value: string;
  onChange: (name: string) => void;
  /** One was taken from the list: its category, account and tags of last time come with it. */
  onKnown: (payee: Schemas['Payee']) => void;
}

export function PayeeInput({ value, onChange, onKnown }: PayeeInputProps) {
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
  return (
    <Autocomplete
      label={t('entry.payee')}
      placeholder={t('entry.payeeHint')}
      maxLength={200}
      value={value}
      data={[...new Set(payees.map((payee) => payee.name))]}
      filter={({ options }) => options}
      onChange={onChange}
      onOptionSubmit={(name) => {
        const known = payees.find((payee) => payee.name === name);
        if (known) onKnown(known);
      }}
    />
  );
}
