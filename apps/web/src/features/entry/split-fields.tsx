import { ActionIcon, Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { allocate, minorDigits, subtract, sumMoney, uuidv7 } from '@hisaab/kernel';
import { Plus, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../app/formats';
import { amountOf } from '../../money/amount-sum';
import { isZero, toMoney, toWords } from '../../money/format';
import { CategorySelect } from '../categories/category-select';
import type { SplitLine } from './entry-form';

interface SplitFieldsProps {
  kind: 'expense' | 'income';
  lines: readonly SplitLine[];
  total: { amount: string; currency: string } | null;
  currency: string;
  onChange: (lines: SplitLine[]) => void;
  error?: string | undefined;
}

/** One entry over several categories; what is left to share out is reckoned along. */
export function SplitFields({ kind, lines, total, currency, onChange, error }: SplitFieldsProps) {
  const { t } = useTranslation();
  const { amount } = useFormats();
  const digits = minorDigits(currency);
  const given = lines.map((line) => toMoney({ amount: amountOf(line.amount, digits) ?? '0', currency }));
  const left = total ? toWords(subtract(toMoney(total), sumMoney(given, currency))) : null;
  const set = (key: string, part: Partial<SplitLine>) =>
    onChange(lines.map((line) => (line.key === key ? { ...line, ...part } : line)));
  const shareEvenly = () => {
    if (!total) return;
    const shares = allocate(toMoney(total), lines.length);
    onChange(lines.map((line, at) => ({ ...line, amount: toWords(shares[at] ?? toMoney(total)).amount })));
  };
  return (
    <Stack gap="xs" role="group" aria-label={t('entry.splits')}>
      {error && (
        <Text size="sm" c="var(--mantine-color-error)">
          {error}
        </Text>
      )}
      {lines.map((line, at) => (
        <Group key={line.key} gap="xs" wrap="nowrap" align="flex-end">
          <CategorySelect
            kind={kind}
            label={t('entry.splitCategory', { number: at + 1 })}
            value={line.categoryId}
            onChange={(categoryId) => set(line.key, { categoryId })}
            style={{ flex: 2, minWidth: 0 }}
          />
          <TextInput
            label={t('entry.splitAmount', { number: at + 1 })}
            inputMode="decimal"
            value={line.amount}
            onChange={(event) => set(line.key, { amount: event.currentTarget.value })}
            style={{ flex: 1, minWidth: 80 }}
          />
          <ActionIcon
            aria-label={t('entry.splitRemove', { number: at + 1 })}
            onClick={() => onChange(lines.filter((other) => other.key !== line.key))}
          >
            <X size={18} aria-hidden />
          </ActionIcon>
        </Group>
      ))}
      <Group gap="xs">
        <Button
          variant="default"
          leftSection={<Plus size={16} aria-hidden />}
          onClick={() => onChange([...lines, { key: uuidv7(), categoryId: null, amount: '' }])}
        >
          {t('entry.splitAdd')}
        </Button>
        <Button variant="default" onClick={shareEvenly} disabled={!total}>
          {t('entry.splitEvenly')}
        </Button>
        {left && !isZero(left) && (
          <Text size="sm" role="status">
            {t('entry.splitLeft', { amount: amount(left) })}
          </Text>
        )}
      </Group>
    </Stack>
  );
}
