import { Anchor, Badge, Paper, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useFormats } from '../../../app/formats';
import { Amount } from '../../../money/amount';
import type { Recurring } from '../use-money-reports';
import classes from './recurring-list.module.css';

type Row = Recurring['recurring'][number];

interface RecurringListProps {
  rows: readonly Row[];
  to: (row: Row) => string;
}

/** What recurs, with what a year of it costs; the dearest first, what has ended last. */
export function RecurringList({ rows, to }: RecurringListProps) {
  const { t } = useTranslation();
  const { amount, day } = useFormats();
  const told = (row: Row) =>
    t('answers.each', { interval: row.interval, amount: amount(row.typical), count: row.count });
  return (
    <Paper>
      <Title order={2} size="md">
        {t('answers.recurring')}
      </Title>
      <Text size="sm" c="dimmed">
        {t('answers.recurringHow')}
      </Text>
      <ul className={classes.list}>
        {rows.map((row) => (
          <li key={row.payeeId ?? row.categoryId} className={classes.row}>
            <div className={classes.what}>
              <Anchor component={Link} to={to(row)} className={classes.name}>
                {row.name ?? t('categories.none')}
              </Anchor>
              <Text size="sm" c="dimmed" component="div">
                {told(row)}
              </Text>
            </div>
            <div className={classes.cost}>
              {row.next === null ? (
                <Badge variant="default" tt="none">
                  {t('answers.ended', { day: day(row.last) })}
                </Badge>
              ) : (
                <>
                  <Text component="div" className={classes.yearly}>
                    <Amount money={row.yearlyCost} strong /> {t('answers.aYear')}
                  </Text>
                  <Text size="sm" c="dimmed" component="div">
                    {t('answers.next', { day: day(row.next) })}
                  </Text>
                </>
              )}
            </div>
          </li>
        ))}
      </ul>
    </Paper>
  );
}
