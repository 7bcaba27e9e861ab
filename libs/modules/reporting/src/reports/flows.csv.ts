import type { Calendar, Cashflow, NetWorth, Recurring } from '@hisaab/contracts';
import { csv, text } from './reports.csv';

export function cashflowCsv({ nodes, links, currency }: Cashflow): string {
  const names = new Map(nodes.map((node) => [node.id, node.name]));
  const rows = links.map(({ source, target, amount }) => [
    source,
    text(names.get(source) ?? null),
    target,
    text(names.get(target) ?? null),
    amount.amount,
    currency,
  ]);
  return csv(['source', 'sourceName', 'target', 'targetName', 'amount', 'currency'], rows);
}

export function calendarCsv({ days, currency }: Calendar): string {
  const rows = days.map(({ date, expense, income, count }) => [
    date,
    expense.amount,
    income.amount,
    count,
    currency,
  ]);
  return csv(['date', 'expense', 'income', 'count', 'currency'], rows);
}

/** The points, and below them the accounts as they stand at the end; `section` tells the two apart. */
export function netWorthCsv({ before, points, accounts, currency }: NetWorth): string {
  const at = (from: string, to: string, { assets, debts, net }: typeof before) => [
    ...['point', from, to, '', '', ''],
    ...[assets.amount, debts.amount, net.amount, currency],
  ];
  const last = points.at(-1)?.to ?? before.date;
  const rows = [
    at('', before.date, before),
    ...points.map(({ from, to, ...worth }) => at(from, to, { date: to, ...worth })),
    ...accounts.map(({ accountId, name, kind, balance }) => [
      ...['account', '', last, accountId, text(name), kind ?? '', '', ''],
      ...[balance.amount, currency],
    ]),
  ];
  return csv(
    ['section', 'from', 'to', 'accountId', 'account', 'kind', 'assets', 'debts', 'net', 'currency'],
    rows,
  );
}

/** The months, and below them what recurs; `section` tells the two apart. */
export function recurringCsv({ months, recurring, currency }: Recurring): string {
  const blank = Array.from({ length: 10 }, () => '');
  const rows = [
    ...months.map(({ month, fixed, flexible }) => [
      ...['month', month, fixed.amount, flexible.amount, currency],
      ...blank,
    ]),
    ...recurring.map((row) => [
      ...['recurring', '', '', '', currency],
      ...[row.payeeId ?? '', row.categoryId ?? '', text(row.name), row.interval],
      ...[row.typical.amount, row.yearlyCost.amount, row.first, row.last, row.next ?? ''],
      row.count,
    ]),
  ];
  return csv(
    [
      ...['section', 'month', 'fixed', 'flexible', 'currency', 'payeeId', 'categoryId', 'name', 'interval'],
      ...['typical', 'yearlyCost', 'first', 'last', 'next', 'count'],
    ],
    rows,
  );
}
