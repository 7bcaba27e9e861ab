import type { PeriodReport } from '@hisaab/contracts';
import { donut, isNothing, largestOf, table } from './document-parts';
import { asOf, notes, totalFacts } from './document-words.intl';
import type { Chart, Fact, ReportDocument, Table } from './report-document';
import type { Formats } from './report-formats.intl';

type Kind = 'weekly' | 'monthly' | 'yearly';

export const periodDocument =
  (kind: Kind) =>
  (report: PeriodReport, formats: Formats): ReportDocument => {
    const { say, amount, period } = formats;
    const { totals, currency, otherCurrencies } = report;
    const values = {
      period: period(report.period.from, report.period.to),
      expense: amount(totals.expense.amount),
      income: amount(totals.income.amount),
    };
    const isEmpty = isNothing(totals.expense.amount) && isNothing(totals.income.amount);
    return {
      title: say(isEmpty ? 'titleEmpty' : 'title', values),
      subtitle: asOf(say(kind), report, formats),
      currency,
      facts: facts(report, formats),
      notes: notes(otherCurrencies, formats),
      charts: charts(report, formats),
      tables: tables(report, formats),
    };
  };

function facts(report: PeriodReport, { say, period }: Formats): Fact[] {
  const { statistics, previous } = report;
  const before = `${period(previous.from, previous.to)}`;
  return [
    ...totalFacts(report.totals, say),
    { label: say('transactions'), kind: 'count', value: statistics.count },
    { label: say('averagePerDay'), kind: 'money', value: statistics.averagePerDay?.amount ?? null },
    { label: say('median'), kind: 'money', value: statistics.median?.amount ?? null },
    { label: say('largest'), kind: 'money', value: statistics.largest?.amount ?? null },
    { label: say('noSpendDays'), kind: 'count', value: statistics.noSpendDays },
    {
      label: `${say('previousSpent')} (${before})`,
      kind: 'money',
      value: previous.totals.expense.amount,
    },
    {
      label: `${say('previousReceived')} (${before})`,
      kind: 'money',
      value: previous.totals.income.amount,
    },
  ];
}

function charts(report: PeriodReport, formats: Formats): Chart[] {
  const { say } = formats;
  const ofKind = (kind: string, sentence: 'topSpent' | 'topReceived'): Chart[] => {
    const rows = report.byCategory.filter((row) => row.kind === kind && row.parentId === null);
    const top = largestOf(rows, ({ total }) => total.amount);
    const name = top?.name ?? say('uncategorised');
    const share = formats.share(top?.share ?? 0);
    const slices = rows.map(({ name: own, total }) => ({
      name: own ?? say('uncategorised'),
      amount: total.amount,
    }));
    return donut(say(sentence, { name, share }), slices, say('others'));
  };
  return [...ofKind('expense', 'topSpent'), ...overTime(report, formats), ...ofKind('income', 'topReceived')];
}

function overTime({ byDay, byMonth }: PeriodReport, formats: Formats): Chart[] {
  const { say } = formats;
  const points = byMonth
    ? byMonth.map(({ month, ...rest }) => ({
        ...rest,
        short: formats.monthShort(month),
        long: formats.month(month),
      }))
    : (byDay ?? []).map(({ date, ...rest }) => ({
        ...rest,
        short: formats.dayShort(date),
        long: formats.day(date),
      }));
  const heaviest = largestOf(points, ({ expense }) => expense.amount);
  if (
    !heaviest ||
    points.every(({ expense, income }) => isNothing(expense.amount) && isNothing(income.amount))
  )
    return [];
  const received = {
    ...{ name: say('received'), tone: 'income' as const },
    amounts: points.map(({ income }) => income.amount),
  };
  const values = { when: heaviest.long, amount: formats.amount(heaviest.expense.amount) };
  return [
    {
      kind: 'columns',
      title: say(byMonth ? 'heaviestMonth' : 'heaviest', values),
      labels: points.map(({ short }) => short),
      // Pay comes in on one day and would leave nothing to see of the others.
      series: [
        { name: say('spent'), tone: 'expense', amounts: points.map(({ expense }) => expense.amount) },
        ...(byMonth ? [received] : []),
      ],
    },
  ];
}

function tables(report: PeriodReport, { say }: Formats): Table[] {
  const names = new Map(report.byCategory.map(({ categoryId, name }) => [categoryId, name]));
  const category = (kind: string): (string | number | null)[][] =>
    report.byCategory
      .filter((row) => row.kind === kind)
      .map(({ categoryId, name, parentId, total, share, count, previous }) => [
        categoryId === null ? say('uncategorised') : (name ?? say('unnamed')),
        parentId === null ? null : (names.get(parentId) ?? say('unnamed')),
        ...[total.amount, share, count, previous.amount],
      ]);
  const ofCategory = [
    [say('category'), 'text'],
    [say('partOf'), 'text'],
    [say('amount'), 'money'],
    [say('share'), 'share'],
    [say('transactions'), 'count'],
    [say('before'), 'money'],
  ] as const;
  const sums = [
    [say('spent'), 'money'],
    [say('received'), 'money'],
  ] as const;
  return [
    table(say('spentBy'), ofCategory, category('expense')),
    table(say('receivedBy'), ofCategory, category('income')),
    ...(report.byMonth
      ? [
          table(
            say('byMonth'),
            [[say('month'), 'month'], ...sums],
            report.byMonth.map(({ month, expense, income }) => [month, expense.amount, income.amount]),
          ),
        ]
      : []),
    ...(report.byDay
      ? [
          table(
            say('byDay'),
            [[say('day'), 'day'], ...sums],
            report.byDay.map(({ date, expense, income }) => [date, expense.amount, income.amount]),
          ),
        ]
      : []),
    table(
      say('byAccount'),
      [[say('account'), 'text'], ...sums, [say('net'), 'money'], [say('transactions'), 'count']],
      report.byAccount.map(({ name, expense, income, net, count }) => [
        ...[name ?? say('unnamed'), expense.amount, income.amount, net.amount],
        count,
      ]),
    ),
    table(
      say('topPayees'),
      [
        [say('payee'), 'text'],
        [say('spent'), 'money'],
        [say('transactions'), 'count'],
      ],
      report.topPayees.map(({ name, total, count }) => [name ?? say('unnamed'), total.amount, count]),
    ),
  ];
}
