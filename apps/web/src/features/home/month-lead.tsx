import { Anchor, Paper, Progress, Text } from '@mantine/core';
import { daysBetween, money, ratio, subtract, sumMoney } from '@hisaab/kernel';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useFormats } from '../../app/formats';
import { isNegative, isZero, negated, toMoney, toWords } from '../../money/format';
import { useInboxNumbers } from '../inbox/use-inbox';
import { type Report, useReport } from '../reports/use-report';

/** What was spent until this day of the period before; null while it is not known, or where there was nothing. */
function useSpentByThisDay(report: Report, today: string) {
  const { data: before } = useReport('monthly', report.previous.from, report.currency);
  if (!before?.byDay || before.period.from !== report.previous.from) return null;
  const days = before.byDay.slice(0, daysBetween(report.period.from, today) + 1);
  const spent = sumMoney(
    days.map(({ expense }) => toMoney(expense)),
    report.currency,
  );
  return spent.minor === 0n ? null : spent;
}

/** How am I doing: what is left for how many days, and how that is beside the month before. */
export function MonthLead({ report, today }: { report: Report; today: string }) {
  const { t } = useTranslation();
  const { amount, count, percent } = useFormats();
  const { data: inbox } = useInboxNumbers();
  const before = useSpentByThisDay(report, today);
  const { expense, income, net } = report.totals;
  const gone = daysBetween(report.period.from, today) + 1;
  const togo = daysBetween(today, report.period.to);
  const difference = before && toWords(subtract(toMoney(expense), before));
  const isLeft = !isZero(income) && !isNegative(net);
  const waiting = inbox?.uncategorised ?? 0;
  const lead = isZero(income)
    ? t('home.spentIn', { count: gone, amount: amount(expense) })
    : isLeft
      ? t('home.left', { amount: amount(net) })
      : t('home.over', { amount: amount(negated(net)) });
  const aDay = toWords(money(toMoney(net).minor / BigInt(togo + 1), report.currency));
  const share = isZero(income) ? null : ratio(toMoney(expense).minor, toMoney(income).minor);
  return (
    <Paper component="section" aria-label={t('home.how')}>
      <Text size="lg" fw={650}>
        {lead}
      </Text>
      {share !== null && (
        <>
          <Text size="sm" mt="xs">
            {t('home.shareSpent', { share: percent(share) })}
          </Text>
          <Progress.Root size="md" mt="2xs" mb="xs">
            <Progress.Section
              value={Math.min(100, share * 100)}
              aria-label={t('home.ofReceived')}
              color={isLeft ? undefined : 'orange'}
            />
          </Progress.Root>
        </>
      )}
      <Text size="sm">
        {[
          isLeft && !isZero(net) ? t('home.perDay', { count: togo + 1, amount: amount(aDay) }) : '',
          difference === null
            ? ''
            : isZero(difference)
              ? t('home.same')
              : isNegative(difference)
                ? t('home.less', { amount: amount(negated(difference)) })
                : t('home.more', { amount: amount(difference) }),
        ]
          .filter((sentence) => sentence !== '')
          .join(' ')}
      </Text>
      {waiting > 0 && (
        <Anchor component={Link} to="/inbox" underline="always" display="inline-block" py="sm">
          {t('inbox.waiting', { count: waiting, shown: count(waiting) })}
        </Anchor>
      )}
    </Paper>
  );
}
