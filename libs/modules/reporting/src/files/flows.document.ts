import type { Calendar, Cashflow } from '@hisaab/contracts';
import { isNothing, table } from './document-parts';
import { asOf, notes, totalFacts } from './document-words.intl';
import type { Chart, ReportDocument } from './report-document';
import type { Formats } from './report-formats.intl';

type Node = Cashflow['nodes'][number];

export function cashflowDocument(report: Cashflow, formats: Formats): ReportDocument {
  const { say, amount, period } = formats;
  const { totals, nodes, links, currency } = report;
  const names = new Map(nodes.map((node) => [node.id, nodeName(node, say)]));
  const values = {
    period: period(report.from, report.to),
    expense: amount(totals.expense.amount),
    income: amount(totals.income.amount),
  };
  return {
    title: say(links.length === 0 ? 'titleEmpty' : 'title', values),
    subtitle: asOf(say('cashflow'), report, formats),
    currency,
    facts: totalFacts(totals, say),
    notes: notes(report.otherCurrencies, formats),
    charts: sankey(report, names, formats),
    tables: [
      table(
        say('flows'),
        [
          [say('from'), 'text'],
          [say('to'), 'text'],
          [say('amount'), 'money'],
        ],
        links.map((link) => [names.get(link.source) ?? '', names.get(link.target) ?? '', link.amount.amount]),
      ),
    ],
  };
}

function nodeName({ kind, name, categoryId, isOwn }: Node, say: Formats['say']): string {
  if (kind === 'total') return say('all');
  if (kind === 'saved') return say('saved');
  if (kind === 'drawn') return say('drawn');
  if (categoryId === null) return say('uncategorised');
  const own = name ?? say('unnamed');
  return isOwn ? say('itself', { name: own }) : own;
}

function sankey({ nodes, links, totals }: Cashflow, names: Map<string, string>, formats: Formats): Chart[] {
  if (links.length === 0) return [];
  const isKept = !totals.net.amount.startsWith('-');
  const net = totals.net.amount.replace(/^-/, '');
  return [
    {
      kind: 'sankey',
      title: formats.say(isKept ? 'flowsKept' : 'flowsDrawn', { amount: formats.amount(net) }),
      nodes: nodes.map(({ id, kind }) => ({ id, kind, name: names.get(id) ?? '' })),
      links: links.map(({ source, target, amount }) => ({ source, target, amount: amount.amount })),
    },
  ];
}

export function calendarDocument(report: Calendar, formats: Formats): ReportDocument {
  const { say, amount, period } = formats;
  const { totals, days, largest, median, currency } = report;
  const values = {
    period: period(report.from, report.to),
    count: report.spendDays,
    expense: amount(totals.expense.amount),
  };
  return {
    title: say(report.spendDays === 0 ? 'titleEmpty' : 'titleCalendar', values),
    subtitle: asOf(say('calendar'), report, formats),
    currency,
    facts: [
      ...totalFacts(totals, say),
      { label: say('spendDays'), kind: 'count', value: report.spendDays },
      { label: say('median'), kind: 'money', value: median?.expense.amount ?? null },
    ],
    notes: notes(report.otherCurrencies, formats),
    charts: largest
      ? [
          {
            kind: 'calendar',
            title: say('heaviest', {
              when: formats.day(largest.date),
              amount: amount(largest.expense.amount),
            }),
            from: report.from,
            to: report.to,
            days: days
              .filter(({ expense }) => !isNothing(expense.amount))
              .map(({ date, expense }) => [date, expense.amount]),
          },
        ]
      : [],
    tables: [
      table(
        say('days'),
        [
          [say('day'), 'day'],
          [say('spent'), 'money'],
          [say('received'), 'money'],
          [say('transactions'), 'count'],
        ],
        days.map(({ date, expense, income, count }) => [date, expense.amount, income.amount, count]),
      ),
    ],
  };
}
