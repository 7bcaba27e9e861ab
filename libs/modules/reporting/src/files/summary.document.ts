import type { Summary, SummaryGroup, SummaryItem } from '@hisaab/contracts';
import { donut, isNothing, largestOf, table } from './document-parts';
import { asOf, notes, totalFacts } from './document-words.intl';
import type { CellKind, Chart, ReportDocument } from './report-document';
import type { Formats } from './report-formats.intl';

const KINDS: Record<SummaryGroup, CellKind> = {
  day: 'day',
  week: 'day',
  month: 'month',
  year: 'month',
  category: 'text',
  payee: 'text',
  account: 'text',
  tag: 'text',
};
const MOST_COLUMNS = 120;

export function summaryDocument(summary: Summary, formats: Formats): ReportDocument {
  const { say, amount, period } = formats;
  const groups = summary.groupBy as SummaryGroup[];
  const { totals } = summary;
  const values = {
    period: period(summary.from, summary.to),
    expense: amount(totals.expense.amount),
    income: amount(totals.income.amount),
  };
  return {
    title: say(summary.items.length === 0 ? 'titleEmpty' : 'title', values),
    subtitle: asOf(
      say('summary', { groups: groups.map((group) => say(group)).join(' · ') }),
      summary,
      formats,
    ),
    currency: summary.currency,
    facts: totalFacts(totals, say),
    notes: [...notes(summary.otherCurrencies, formats), ...(summary.overlapping ? [say('overlapping')] : [])],
    charts: charts(summary, groups, formats),
    tables: [
      table(
        say('sums'),
        [
          ...groups.map((group) => [say(group), KINDS[group]] as const),
          [say('spent'), 'money'],
          [say('received'), 'money'],
          [say('net'), 'money'],
          [say('transactions'), 'count'],
        ],
        summary.items.map((item) => [
          ...groups.map((group) => label(item, group, say)),
          ...[item.expense.amount, item.income.amount, item.net.amount, item.count],
        ]),
      ),
    ],
  };
}

function label(item: SummaryItem, group: SummaryGroup, say: Formats['say']): string {
  const value = item[group];
  if (typeof value !== 'object') return value ?? '';
  if (value.name !== null) return value.name;
  return value.id === null && group === 'category' ? say('uncategorised') : say('unnamed');
}

/** One group can be drawn: time as columns, names as shares of what was spent. */
function charts({ items, totals }: Summary, groups: SummaryGroup[], formats: Formats): Chart[] {
  const [group] = groups;
  const { say } = formats;
  const top = largestOf(items, ({ expense }) => expense.amount);
  if (groups.length !== 1 || group === undefined || !top) return [];
  if (KINDS[group] === 'text') {
    if (isNothing(totals.expense.amount) || group === 'tag') return [];
    // A category below another is counted in it as well: only the uppermost add up.
    const whole =
      group === 'category' ? items.filter(({ category }) => (category?.parentId ?? null) === null) : items;
    const most = largestOf(whole, ({ expense }) => expense.amount);
    if (!most) return [];
    const share = formats.share(Number(most.expense.amount) / Number(totals.expense.amount));
    const slices = whole.map((item) => ({ name: label(item, group, say), amount: item.expense.amount }));
    return donut(say('topSpent', { name: label(most, group, say), share }), slices, say('others'));
  }
  if (items.length > MOST_COLUMNS) return [];
  const days = items.map((item) => String(item[group] ?? ''));
  const isLong = group === 'month' || group === 'year';
  const when = isLong ? formats.month(String(top[group])) : formats.day(String(top[group]));
  return [
    {
      kind: 'columns',
      title: say(isLong ? 'heaviestMonth' : 'heaviest', { when, amount: formats.amount(top.expense.amount) }),
      labels: days.map((day) => (isLong ? formats.monthShort(day) : formats.dayShort(day))),
      series: [
        { name: say('spent'), tone: 'expense', amounts: items.map(({ expense }) => expense.amount) },
        { name: say('received'), tone: 'income', amounts: items.map(({ income }) => income.amount) },
      ],
    },
  ];
}
