import { NativeSelect } from '@mantine/core';
import { periodOf, previousPeriod } from '@hisaab/kernel';
import { useTranslation } from 'react-i18next';
import { daysChange, type Span } from './report-view';
import { useReportView } from './use-report-view';

const KINDS = ['weekly', 'monthly', 'yearly'] as const;

/** The usual periods by one choice; another one of the same kind, and days of choice, show as such. */
export function PeriodSelect() {
  const { t } = useTranslation();
  const { span, settings, today, change } = useReportView();
  const choices = KINDS.flatMap((kind) => {
    const now = periodOf(kind, today, settings);
    return [
      { value: `this-${kind}`, span: now },
      { value: `last-${kind}`, span: previousPeriod(now, settings) },
    ];
  });
  const isSame = (other: Span) => other.kind === span.kind && other.from === span.from;
  const chosen = choices.find((choice) => isSame(choice.span))?.value ?? span.kind;
  const labels: Record<string, string> = {
    'this-weekly': t('pictures.thisWeek'),
    'last-weekly': t('pictures.lastWeek'),
    'this-monthly': t('pictures.thisMonth'),
    'last-monthly': t('pictures.lastMonth'),
    'this-yearly': t('pictures.thisYear'),
    'last-yearly': t('pictures.lastYear'),
  };
  const others: Record<string, string> = {
    weekly: t('reports.weekly'),
    monthly: t('reports.monthly'),
    yearly: t('reports.yearly'),
  };
  return (
    <NativeSelect
      aria-label={t('reports.period')}
      value={chosen}
      onChange={(event) => {
        const { value } = event.currentTarget;
        const choice = choices.find((one) => one.value === value);
        if (choice) change(daysChange(choice.span));
        else if (value === 'custom') change({ period: 'custom', from: span.from, to: span.to });
      }}
      data={[
        ...choices.map(({ value }) => ({ value, label: labels[value] ?? value })),
        ...(others[chosen] ? [{ value: chosen, label: others[chosen] }] : []),
        { value: 'custom', label: t('pictures.customDays') },
      ]}
    />
  );
}
