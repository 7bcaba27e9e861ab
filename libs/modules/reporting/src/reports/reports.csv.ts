import { stringify } from 'csv-stringify/sync';
import type { PeriodReport, Summary, SummaryGroup } from '@hisaab/contracts';

type Cell = string | number | null;

/** A spreadsheet would run a text that begins so; numbers of ours, also negative ones, it only reads. */
export function text(value: string | null): string {
  return value !== null && /^[=+\-@\t\r＝＋－＠]/u.test(value) ? `'${value}` : (value ?? '');
}

export const csv = (header: string[], rows: Cell[][]): string =>
  stringify([header, ...rows], { record_delimiter: 'windows', quoted_match: /[\r\n]/ });

/** One table of the whole report; `section` tells its parts apart. */
export function periodReportCsv(report: PeriodReport): string {
  const rows: Cell[][] = [];
  const { currency, totals, previous, statistics } = report;
  const row = (
    section: string,
    key: string,
    name: string | null,
    cells: Partial<Record<'parent' | 'expense' | 'income' | 'net' | 'count', Cell>>,
  ): void => {
    const { parent = null, expense = null, income = null, net = null, count = null } = cells;
    rows.push([section, key, text(name), parent, expense, income, net, count, currency]);
  };
  const sums = (of: typeof totals) => ({
    expense: of.expense.amount,
    income: of.income.amount,
    net: of.net.amount,
  });
  row('total', `${report.period.from}/${report.period.to}`, null, {
    ...sums(totals),
    count: statistics.count,
  });
  row('previous', `${previous.from}/${previous.to}`, null, sums(previous.totals));
  for (const { categoryId, name, kind, parentId, total, count } of report.byCategory) {
    row('category', categoryId ?? '', name, { parent: parentId, [kind]: total.amount, count });
  }
  for (const { date, expense, income } of report.byDay ?? []) {
    row('day', date, null, { expense: expense.amount, income: income.amount });
  }
  for (const { month, expense, income } of report.byMonth ?? []) {
    row('month', month, null, { expense: expense.amount, income: income.amount });
  }
  for (const { accountId, name, expense, income, net, count } of report.byAccount) {
    row('account', accountId, name, {
      expense: expense.amount,
      income: income.amount,
      net: net.amount,
      count,
    });
  }
  for (const { payeeId, name, total, count } of report.topPayees) {
    row('payee', payeeId, name, { expense: total.amount, count });
  }
  return csv(['section', 'key', 'name', 'parentId', 'expense', 'income', 'net', 'count', 'currency'], rows);
}

const NAMED: ReadonlySet<string> = new Set(['category', 'payee', 'account', 'tag']);

export function summaryCsv(summary: Summary): string {
  const groups = summary.groupBy as SummaryGroup[];
  const header = groups.flatMap((group) => (NAMED.has(group) ? [`${group}Id`, group] : [group]));
  const rows = summary.items.map((item): Cell[] => [
    ...groups.flatMap((group): Cell[] => {
      const value = item[group];
      if (typeof value !== 'object') return [value ?? ''];
      return [value.id, text(value.name)];
    }),
    item.expense.amount,
    item.income.amount,
    item.net.amount,
    item.count,
    summary.currency,
  ]);
  return csv([...header, 'expense', 'income', 'net', 'count', 'currency'], rows);
}
