import { formatMoney, minorDigits, type Money } from '@hisaab/kernel';

import type { LedgerType } from '../chart/account-names';
import { oneLine, type ExportedEntry, type ExportHeader, type JournalFormat } from './journal-export';

const TYPE_LETTERS: Readonly<Record<LedgerType, string>> = {
  asset: 'A',
  liability: 'L',
  equity: 'E',
  income: 'R',
  expense: 'X',
};

/** `:` would make a level, `;` a comment, two spaces an amount; the format has no way to quote them. */
function component(name: string): string {
  return oneLine(name.replaceAll(':', '-').replaceAll(';', ','));
}

function amountOf(amount: Money): string {
  const { amount: text, currency } = formatMoney(amount);
  return `${text} ${currency}`;
}

function header({ accounts, currencies }: ExportHeader): string {
  const commodities = currencies.map((currency) => {
    const decimals = '0'.repeat(minorDigits(currency));
    return `commodity 1000.${decimals} ${currency}`;
  });
  const declared = accounts.map(({ name, type }) => `account ${name}  ; type: ${TYPE_LETTERS[type]}`);
  return [...commodities, '', ...declared, ''].map((line) => `${line}\n`).join('');
}

/** The number in brackets comes before the payee, so that a payee that begins with one is read as text. */
function entry({ sequence, date, transactionId, reversalOf, payee, legs }: ExportedEntry): string {
  const tags = [
    ...(transactionId === null ? [] : [`transaction:${transactionId}`]),
    ...(reversalOf === null ? [] : [`reversal-of:${reversalOf}`]),
  ];
  const described = payee === null ? '' : ` ${oneLine(payee.replaceAll(';', ',').replaceAll('|', '/'))}`;
  const comment = tags.length === 0 ? '' : `  ; ${tags.join(', ')}`;
  const lines = legs.map(({ name, amount }) => `    ${name}  ${amountOf(amount)}`);
  return [`${date} * (${sequence})${described}${comment}`, ...lines, ''].map((line) => `${line}\n`).join('');
}

export const hledger: JournalFormat = { extension: 'journal', component, header, entry };
