import { ActionIcon, Button, Collapse, Group, Paper, SimpleGrid, Text, TextInput } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { ChevronLeft, ChevronRight, SlidersHorizontal, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { FilterSelects } from './filter-selects';
import classes from './report-filters.module.css';
import { usePeriodName } from './period-name';
import { PeriodSelect } from './period-select';
import { daysChange, spanAfter, spanBefore } from './report-view';
import { useReportView } from './use-report-view';

const NONE = { accountId: null, categoryId: null, payeeId: null, tag: null, currency: null };

/** Days, account, category and tag of a report; all of them are in the address. */
export function ReportFilterBar() {
  const { t } = useTranslation();
  const { span, filters, settings, change } = useReportView();
  const nameOf = usePeriodName();
  const count = Object.keys(filters).length;
  const [isOpen, more] = useDisclosure(count > 0);
  const isCustom = span.kind === 'custom';

  return (
    <Paper role="search" aria-label={t('pictures.filters')} p="sm">
      <div className={classes.bar}>
        <PeriodSelect />
        <Group gap={4} wrap="nowrap" className={classes.step}>
          <ActionIcon
            variant="default"
            aria-label={t('reports.earlier')}
            onClick={() => change(daysChange(spanBefore(span, settings)))}
          >
            <ChevronLeft size={20} aria-hidden />
          </ActionIcon>
          <Text fw={600} component="span" aria-live="polite" px={4} miw="9rem" ta="center">
            {nameOf(span)}
          </Text>
          <ActionIcon
            variant="default"
            aria-label={t('reports.later')}
            onClick={() => change(daysChange(spanAfter(span, settings)))}
          >
            <ChevronRight size={20} aria-hidden />
          </ActionIcon>
        </Group>
        <Group gap="xs" wrap="nowrap" className={classes.rest}>
          <Button
            variant="default"
            leftSection={<SlidersHorizontal size={18} aria-hidden />}
            aria-expanded={isOpen}
            onClick={more.toggle}
          >
            {t('pictures.filtersSet', { count })}
          </Button>
          {count > 0 && (
            <Button
              variant="default"
              leftSection={<X size={18} aria-hidden />}
              onClick={() => change({ filters: NONE })}
            >
              {t('transactions.clear')}
            </Button>
          )}
        </Group>
      </div>
      {isCustom && (
        <SimpleGrid cols={2} spacing="xs" mt="sm" maw={420}>
          {(['from', 'to'] as const).map((end) => (
            <TextInput
              key={end}
              label={t(end === 'from' ? 'transactions.from' : 'transactions.to')}
              type="date"
              required
              value={span[end]}
              onChange={(event) => {
                const date = event.currentTarget.value;
                if (date === '') return;
                // The other end comes along where it would lie on the wrong side.
                const from = end === 'from' ? date : span.from < date ? span.from : date;
                const to = end === 'to' ? date : span.to > date ? span.to : date;
                change({ period: 'custom', from, to });
              }}
            />
          ))}
        </SimpleGrid>
      )}
      <Collapse expanded={isOpen}>
        <FilterSelects />
      </Collapse>
    </Paper>
  );
}
