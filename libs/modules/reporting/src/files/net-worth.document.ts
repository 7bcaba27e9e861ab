import type { NetWorth } from '@hisaab/contracts';
import { formatMoney, negate, parseMoney, subtract } from '@hisaab/kernel';
import { table } from './document-parts';
import { asOf, notes } from './document-words.intl';
import type { Chart, ReportDocument } from './report-document';
import type { Formats } from './report-formats.intl';

const KINDS = ['cash', 'bank', 'card', 'wallet', 'loan', 'investment'] as const;

export function netWorthDocument(report: NetWorth, formats: Formats): ReportDocument {
  const { say, amount, period } = formats;
  const { before, points, accounts, currency } = report;
  const end = points.at(-1) ?? before;
  const kindOf = (kind: string | null): string => {
    const known = KINDS.find((one) => one === kind);
    return known ? say(known) : (kind ?? '');
  };
  return {
    title: say(accounts.length === 0 ? 'titleEmpty' : 'titleNetWorth', {
      period: period(report.from, report.to),
      net: amount(end.net.amount),
      assets: amount(end.assets.amount),
      debts: amount(end.debts.amount),
    }),
    subtitle: asOf(say('netWorth'), report, formats),
    currency,
    facts: [
      { label: say('assets'), kind: 'money', value: end.assets.amount },
      { label: say('debts'), kind: 'money', value: end.debts.amount },
      { label: say('worth'), kind: 'money', value: end.net.amount },
      { label: `${say('worth')} (${formats.day(before.date)})`, kind: 'money', value: before.net.amount },
    ],
    notes: notes(report.otherCurrencies, formats),
    charts: accounts.length === 0 ? [] : [area(report, formats)],
    tables: [
      table(
        say('points'),
        [
          [say('day'), 'day'],
          [say('assets'), 'money'],
          [say('debts'), 'money'],
          [say('worth'), 'money'],
        ],
        [before, ...points.map(({ to, ...worth }) => ({ ...worth, date: to }))].map(
          ({ date, assets, debts, net }) => [date, assets.amount, debts.amount, net.amount],
        ),
      ),
      table(
        say('accounts'),
        [
          [say('account'), 'text'],
          [say('kind'), 'text'],
          [say('before'), 'money'],
          [say('balance'), 'money'],
        ],
        accounts.map(({ name, kind, before: was, balance }) => [
          ...[name ?? say('unnamed'), kindOf(kind), was.amount, balance.amount],
        ]),
      ),
    ],
  };
}

function area({ before, points }: NetWorth, formats: Formats): Chart {
  const { say } = formats;
  const all = [before, ...points.map(({ to, ...worth }) => ({ ...worth, date: to }))];
  const change = subtract(parseMoney(all.at(-1)?.net ?? before.net), parseMoney(before.net));
  const hasFallen = change.minor < 0n;
  const { amount } = formatMoney(hasFallen ? negate(change) : change);
  return {
    kind: 'area',
    title: say(hasFallen ? 'worthFell' : 'worthRose', { amount: formats.amount(amount) }),
    labels: all.map(({ date }) => formats.day(date)),
    series: [
      { name: say('assets'), tone: 'income', amounts: all.map(({ assets }) => assets.amount) },
      { name: say('debts'), tone: 'expense', amounts: all.map(({ debts }) => `-${debts.amount}`) },
      { name: say('worth'), tone: 'net', amounts: all.map(({ net }) => net.amount) },
    ],
  };
}
