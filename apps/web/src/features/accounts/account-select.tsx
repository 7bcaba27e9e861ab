import { Select, type SelectProps } from '@mantine/core';
import { useAccounts } from './use-accounts';

interface AccountSelectProps extends Omit<SelectProps, 'data' | 'onChange' | 'value'> {
  value: string | null;
  onChange: (id: string | null) => void;
  without?: string | null;
}

export function AccountSelect({ value, onChange, without, ...rest }: AccountSelectProps) {
  const { data } = useAccounts();
  const choices = (data ?? [])
    .filter((account) => (!account.archived || account.id === value) && account.id !== without)
    .map((account) => ({ value: account.id, label: account.name }));
  return <Select data={choices} value={value} onChange={onChange} searchable {...rest} />;
}
