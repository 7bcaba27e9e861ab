import { ActionIcon, Button, Group, SegmentedControl, Stack, Text, TextInput } from '@mantine/core';
import { sumMoney, uuidv7 } from '@hisaab/kernel';
import type { ParseKeys } from 'i18next';
import { Plus, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../app/formats';
import { type MoneyWords, negated, toMoney, toWords } from '../../money/format';
import { CategorySelect } from '../categories/category-select';
import { emptyLine, type Share, sharesOf, SPLIT_WAYS, type SplitBy, type SplitLine } from './split-shares';

interface SplitFieldsProps {
  kind: 'expense' | 'income';
  lines: readonly SplitLine[];
  by: SplitBy;
  total: MoneyWords | null;
  /** Whether one has tried to save: what is missing is said from then on. */
  isTried: boolean;
  onChange: (part: { splits?: SplitLine[]; splitBy?: SplitBy }) => void;
  error?: string | undefined;
}

const WAYS: Readonly<Record<SplitBy, ParseKeys>> = {
  even: 'entry.splitEven',
  amount: 'entry.splitByAmount',
  percent: 'entry.splitByPercent',
};

/** One entry over several categories: evenly, by amounts or by percent; the last part is what the others leave. */
export function SplitFields({ kind, lines, by, total, isTried, onChange, error }: SplitFieldsProps) {
  const { t } = useTranslation();
  const { amount } = useFormats();
  const shares = total ? sharesOf(lines, by, toMoney(total)) : [];
  const set = (key: string, part: Partial<SplitLine>) =>
    onChange({ splits: lines.map((line) => (line.key === key ? { ...line, ...part } : line)) });
  const sum =
    total &&
    toWords(
      sumMoney(
        shares.flatMap(({ money: part }) => (part && part.minor > 0n ? [part] : [])),
        total.currency,
      ),
    );
  return (
    <Stack gap="xs" role="group" aria-label={t('entry.splits')} data-field="splits">
      <SegmentedControl
        fullWidth
        aria-label={t('entry.splitHow')}
        value={by}
        onChange={(splitBy) => onChange({ splitBy: splitBy as SplitBy })}
        data={SPLIT_WAYS.map((way) => ({ value: way, label: t(WAYS[way]) }))}
      />
      {error && (
        <Text size="sm" c="var(--mantine-color-error)">
          {error}
        </Text>
      )}
      {lines.map((line, at) => (
        <Group key={line.key} gap="xs" wrap="nowrap" align="flex-start">
          <CategorySelect
            kind={kind}
            label={t('entry.splitCategory', { number: at + 1 })}
            value={line.categoryId}
            error={isTried && line.categoryId === null ? t('entry.splitNoCategory') : undefined}
            onChange={(categoryId) => set(line.key, { categoryId })}
            style={{ flex: 2, minWidth: 0 }}
          />
          <ShareField
            line={line}
            number={at + 1}
            by={by}
            share={shares[at] ?? null}
            isLast={at === lines.length - 1}
            isTried={isTried}
            onChange={(part) => set(line.key, part)}
          />
          <ActionIcon
            mt="1.55rem"
            aria-label={t('entry.splitRemove', { number: at + 1 })}
            onClick={() => onChange({ splits: lines.filter((other) => other.key !== line.key) })}
          >
            <X size={18} aria-hidden />
          </ActionIcon>
        </Group>
      ))}
      <Group gap="xs" justify="space-between">
        <Button
          variant="default"
          leftSection={<Plus size={16} aria-hidden />}
          disabled={lines.length >= 100}
          onClick={() => onChange({ splits: [...lines, emptyLine(uuidv7())] })}
        >
          {t('entry.splitAdd')}
        </Button>
        {sum && (
          <Text size="sm" role="status">
            {t('entry.splitSum', { sum: amount(sum), amount: amount(total) })}
          </Text>
        )}
      </Group>
    </Stack>
  );
}

interface ShareFieldProps {
  line: SplitLine;
  number: number;
  by: SplitBy;
  share: Share | null;
  isLast: boolean;
  isTried: boolean;
  onChange: (part: Partial<SplitLine>) => void;
}

function ShareField({ line, number, by, share, isLast, isTried, onChange }: ShareFieldProps) {
  const { t } = useTranslation();
  const { amount } = useFormats();
  const label = t(by === 'percent' ? 'entry.splitPercent' : 'entry.splitAmount', { number });
  const style = { flex: 1, minWidth: 96 };
  const words = share?.money ? toWords(share.money) : null;
  if (by === 'even' || isLast) {
    const tooMuch = words && amount(negated(words));
    const fault =
      share?.fault === 'over' && words
        ? words.amount.startsWith('-')
          ? t('entry.splitOver', { amount: tooMuch ?? '' })
          : t('entry.splitNothing')
        : undefined;
    return (
      <TextInput
        label={t('entry.splitAmount', { number })}
        description={by === 'even' ? undefined : t('entry.splitRest')}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        readOnly
        variant="filled"
        value={words?.amount ?? ''}
        error={fault}
        style={style}
      />
    );
  }
  const typed = by === 'percent' ? line.percent : line.amount;
  const isWrong = share !== null && share.fault !== null && (isTried || typed !== '');
  const wrong = t(by === 'percent' ? 'entry.splitPercentWrong' : 'entry.amountWrong');
  return (
    <TextInput
      label={label}
      description={by === 'percent' && words && !share?.fault ? amount(words) : undefined}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      inputMode="decimal"
      autoComplete="off"
      value={typed}
      error={isWrong ? wrong : undefined}
      onChange={(event) => onChange({ [by]: event.currentTarget.value })}
      style={style}
    />
  );
}
