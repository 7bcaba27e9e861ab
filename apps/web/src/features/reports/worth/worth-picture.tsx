import { Anchor, Paper, Text, Title } from '@mantine/core';
import { parseMoney } from '@hisaab/kernel';
import { useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { useFormats } from '../../../app/formats';
import { Amount } from '../../../money/amount';
import { isZero, toWords } from '../../../money/format';
import classes from '../category-bars.module.css';
import { ReportFrame, type Shown } from '../report-frame';
import { type NetWorth, useNetWorth } from '../use-money-reports';
import { reportPath } from '../use-sums';
import { useReportView } from '../use-report-view';
import { WorthCanvas } from './worth-canvas';
import { lineOf, stepOf, untilToday, type WorthPoint } from './worth-series';

/** What do we own? */
export default function WorthPicture() {
  const { span, filters, today } = useReportView();
  const days = useMemo(() => untilToday(span, today), [span, today]);
  const answer = useNetWorth(days, filters, stepOf(days));
  const show = useShown();
  return <ReportFrame name="net-worth" answer={answer} show={show} />;
}

function useShown(): (answer: NetWorth) => Shown | null {
  const { t } = useTranslation();
  const { amount, day, dayShort } = useFormats();
  const { filters, entries } = useReportView();
  const navigate = useNavigate();
  const pick = useCallback((to: string) => void navigate(to), [navigate]);
  return ({ points, before, accounts, currency, groupBy, from, to }) => {
    const line = lineOf(before, points);
    const [first] = line;
    const last = line.at(-1);
    if (!first || !last || accounts.every(({ balance, before: was }) => isZero(balance) && isZero(was)))
      return null;
    const change = parseMoney(last.net).minor - parseMoney(first.net).minor;
    const sentence = t('answers.worthAnswer', {
      day: day(last.to),
      net: amount(last.net),
      assets: amount(last.assets),
      debts: amount(last.debts),
      change: line.length === 1 ? 'none' : change > 0n ? 'more' : change < 0n ? 'less' : 'same',
      by: amount(toWords({ minor: change < 0n ? -change : change, currency })),
      before: day(first.to),
    });
    const link = (point: WorthPoint) =>
      entries({ from: point.from, to: point.to, categoryId: null, tag: null, payeeId: null });
    const { accountId } = filters;
    return {
      sentence,
      // One point is no line: the sentence has it all.
      chart:
        line.length === 1 ? (
          <Text size="sm">{t('answers.noLine')}</Text>
        ) : (
          <WorthCanvas
            label={sentence}
            currency={currency}
            onPick={pick}
            points={line.map((point) => ({ ...point, day: point.to, to: link(point) }))}
          />
        ),
      twin: {
        columns: [t('charts.when'), t('answers.owned'), t('answers.owed'), t('answers.worthLine')],
        rows: line.map((point) => ({
          key: point.from,
          cells: [
            point.from === point.to ? day(point.to) : `${dayShort(point.from)} – ${day(point.to)}`,
            { money: point.assets },
            { money: point.debts },
            { money: point.net },
          ],
          to: link(point),
        })),
      },
      server: reportPath(
        'net-worth',
        { from, to },
        { ...(accountId ? { accountId } : {}), ...(filters.currency ? { currency: filters.currency } : {}) },
        { groupBy },
      ),
      more: <Accounts accounts={accounts} day={last.to} hasBefore={first.to === before.date} />,
    };
  };
}

interface AccountsProps {
  accounts: NetWorth['accounts'];
  day: string;
  /** There was something before the days that are shown. */
  hasBefore: boolean;
}

function Accounts({ accounts, day: on, hasBefore }: AccountsProps) {
  const { t } = useTranslation();
  const { day, amount } = useFormats();
  return (
    <Paper>
      <Title order={2} size="md">
        {t('answers.accountsOn', { day: day(on) })}
      </Title>
      <ul className={classes.list}>
        {accounts
          .filter(({ balance, before }) => !isZero(balance) || !isZero(before))
          .map((account) => (
            <li key={account.accountId} className={classes.line}>
              <Anchor
                component={Link}
                to={`/transactions?accountId=${account.accountId}`}
                className={classes.name}
              >
                {account.name ?? '–'}
              </Anchor>
              {hasBefore && (
                <Text component="span" size="sm" c="dimmed" visibleFrom="xs">
                  {t('reports.before', { amount: amount(account.before) })}
                </Text>
              )}
              <Amount money={account.balance} />
            </li>
          ))}
      </ul>
    </Paper>
  );
}
