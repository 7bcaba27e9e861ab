import type { Recurring } from '@hisaab/contracts';
import { isNothing, table } from './document-parts';
import { asOf, notes } from './document-words.intl';
import type { Chart, ReportDocument } from './report-document';
import type { Formats } from './report-formats.intl';
import type { WordKey } from './report-words';

const INTERVALS: Readonly<Record<string, WordKey>> = {
  weekly: 'intervalWeekly',
  monthly: 'intervalMonthly',
  quarterly: 'intervalQuarterly',
  yearly: 'intervalYearly',
};

export function recurringDocument(report: Recurring, formats: Formats): ReportDocument {
  const { say, amount, period } = formats;
  const { totals, months, recurring, currency } = report;
  const intervalOf = (interval: string): string => {
    const known = INTERVALS[interval];
    return known ? say(known) : interval;
  };
  return {
    title: say(isNothing(totals.expense.amount) ? 'titleEmpty' : 'titleRecurring', {
      period: period(report.from, report.to),
      fixed: amount(totals.fixed.amount),
      expense: amount(totals.expense.amount),
    }),
    subtitle: asOf(say('recurring'), report, formats),
    currency,
    facts: [
      { label: say('fixed'), kind: 'money', value: totals.fixed.amount },
      { label: say('flexible'), kind: 'money', value: totals.flexible.amount },
      { label: say('fixedShare'), kind: 'share', value: totals.fixedShare },
      { label: say('yearlyCost'), kind: 'money', value: totals.yearlyCost.amount },
    ],
    notes: notes(report.otherCurrencies, formats),
    charts: isNothing(totals.expense.amount) ? [] : [overTime(report, formats)],
    tables: [
      table(
        say('recurs'),
        [
          [say('payee'), 'text'],
          [say('interval'), 'text'],
          [say('typical'), 'money'],
          [say('yearlyCost'), 'money'],
          [say('last'), 'day'],
          [say('next'), 'day'],
        ],
        recurring.map(({ name, interval, typical, yearlyCost, last, next }) => [
          ...[name ?? say('unnamed'), intervalOf(interval), typical.amount, yearlyCost.amount],
          ...[last, next],
        ]),
      ),
      table(
        say('byMonth'),
        [
          [say('month'), 'month'],
          [say('fixed'), 'money'],
          [say('flexible'), 'money'],
        ],
        months.map(({ month, fixed, flexible }) => [month, fixed.amount, flexible.amount]),
      ),
    ],
  };
}

function overTime({ months, totals }: Recurring, formats: Formats): Chart {
  const { say } = formats;
  return {
    kind: 'columns',
    title: `${say('fixedShare')}: ${formats.share(totals.fixedShare ?? 0)}`,
    labels: months.map(({ month }) => formats.monthShort(month)),
    series: [
      { name: say('fixed'), tone: 'net', amounts: months.map(({ fixed }) => fixed.amount) },
      { name: say('flexible'), tone: 'expense', amounts: months.map(({ flexible }) => flexible.amount) },
    ],
  };
}
