import { formatMoney } from '@hisaab/kernel';

import { oneLine, type ExportedEntry, type ExportHeader, type JournalFormat } from './journal-export';

const TAKEN = /^[\p{Lu}\p{Nd}][\p{L}\p{Nd}-]*$/u;

/**
 * Letters, digits and hyphens, the first one a capital or a digit: beancount takes nothing else. Scripts with
 * vowel signs or without capitals cannot be told so; the label beside the account has the name then.
 */
function component(name: string): string {
  const words = oneLine(name)
    .normalize('NFC')
    .split(/[^\p{L}\p{M}\p{N}]+/u)
    .filter((word) => word !== '');
  const [first = '', ...rest] = words.join('-');
  const joined = first.toUpperCase() + rest.join('');
  return TAKEN.test(joined) ? joined : '';
}

function quoted(text: string): string {
  return `"${oneLine(text).replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;
}

function header({ accounts, currencies, firstDate }: ExportHeader): string {
  const opened = firstDate ?? '1900-01-01';
  const lines = [
    'option "title" "Hisaab"',
    ...currencies.map((currency) => `option "operating_currency" "${currency}"`),
    '',
    ...currencies.map((currency) => `${opened} commodity ${currency}`),
    '',
    ...accounts.flatMap(({ name, label, currencies: held }) => [
      `${opened} open ${name} ${held.join(',')}`,
      `  name: ${quoted(label)}`,
    ]),
    '',
  ];
  return lines.map((line) => `${line}\n`).join('');
}

function entry({ sequence, date, transactionId, reversalOf, payee, legs }: ExportedEntry): string {
  const lines = [
    `${date} * ${quoted(payee ?? '')}`,
    `  sequence: ${sequence}`,
    ...(transactionId === null ? [] : [`  transaction: "${transactionId}"`]),
    ...(reversalOf === null ? [] : [`  reversal-of: "${reversalOf}"`]),
    ...legs.map(({ name, amount }) => {
      const { amount: text, currency } = formatMoney(amount);
      return `  ${name}  ${text} ${currency}`;
    }),
    '',
  ];
  return lines.map((line) => `${line}\n`).join('');
}

export const beancount: JournalFormat = { extension: 'beancount', component, header, entry };
