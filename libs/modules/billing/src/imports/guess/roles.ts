import { COLUMN_ROLES, type ColumnRole } from '../mapping';
import type { ColumnProfile } from './column-profile';
import type { Cells } from './header';
import { findAmountColumns } from './amount-columns';
import { headerScore, typeOf, type Words } from './words';

export interface Roles {
  readonly columns: Partial<Record<ColumnRole, number>>;
  readonly confidence: Record<string, number>;
}

const AMOUNTS: ReadonlySet<ColumnRole> = new Set(['amount', 'debit', 'credit', 'balance', 'fee', 'toAmount']);

export function knownTypeShare(profile: ColumnProfile, words: Words): number {
  if (profile.words === null || profile.filled === 0) return 0;
  let known = 0;
  for (const [word, count] of profile.words) if (typeOf(word, words) !== null) known += count;
  return known / profile.filled;
}

/** Whether the cells of a column can be what its header says: 0 refuses, 1 fits. */
function fits(role: ColumnRole, profile: ColumnProfile, words: Words): number {
  if (profile.filled === 0) return role === 'date' || role === 'amount' ? 0 : 0.5;
  if (role === 'date') return profile.dateShare;
  if (role === 'time') return profile.timeShare;
  if (AMOUNTS.has(role))
    return profile.dateShare > 0.9 && profile.amountShare < 0.9 ? 0 : profile.amountShare;
  if (role === 'currency' || role === 'toCurrency') return profile.codeShare;
  if (role === 'indicator')
    return profile.indicatorShare > 0.9 || knownTypeShare(profile, words) > 0.9 ? 1 : 0;
  if (role === 'type') return knownTypeShare(profile, words) >= 0.6 ? 1 : 0;
  if (role === 'account' || role === 'toAccount') {
    // Accounts are few and come again; ids do not.
    const distinct = profile.words?.size ?? profile.filled;
    return profile.isNumbering ||
      profile.dateShare > 0.9 ||
      (profile.filled >= 20 && distinct > profile.filled * 0.5)
      ? 0
      : 1;
  }
  if (role === 'status' || role === 'category') return profile.letterShare > 0.5 ? 1 : 0.3;
  if (role === 'payee' || role === 'note' || role === 'note2') return profile.dateShare > 0.9 ? 0 : 1;
  return 1;
}

function byHeader(header: Cells, profiles: readonly ColumnProfile[], words: Words): Roles {
  const ranked: { role: ColumnRole; at: number; score: number }[] = [];
  header.forEach((cell, at) => {
    const profile = profiles[at];
    if (!profile) return;
    for (const role of COLUMN_ROLES) {
      const named = headerScore(cell, role, words);
      if (named === 0) continue;
      const fit = fits(role, profile, words);
      if (fit < 0.2) continue;
      ranked.push({ role, at, score: named * (fit >= 0.6 ? 1 : 0.6) });
    }
  });
  ranked.sort((a, b) => b.score - a.score || a.at - b.at);
  const columns: Partial<Record<ColumnRole, number>> = {};
  const confidence: Record<string, number> = {};
  const taken = new Set<number>();
  for (const { role, at, score } of ranked) {
    if (score < 0.4 || columns[role] !== undefined || taken.has(at)) continue;
    columns[role] = at;
    confidence[role] = score;
    taken.add(at);
  }
  return { columns, confidence };
}

/** Roles by the words of the header first, and by what the cells look like for what is still missing. */
export function assignRoles(
  header: Cells,
  profiles: readonly ColumnProfile[],
  sample: readonly Cells[],
  words: Words,
): Roles {
  const { columns, confidence } = byHeader(header, profiles, words);
  const taken = (at: number): boolean => Object.values(columns).includes(at);
  const give = (role: ColumnRole, at: number | undefined, sure: number): void => {
    if (at === undefined || at < 0 || columns[role] !== undefined || taken(at)) return;
    columns[role] = at;
    confidence[role] = sure;
  };
  const best = (score: (profile: ColumnProfile) => number, least: number): number | undefined => {
    let winner: number | undefined;
    let top = least;
    profiles.forEach((profile, at) => {
      const value = taken(at) || profile.filled === 0 ? 0 : score(profile);
      if (value > top) {
        top = value;
        winner = at;
      }
    });
    return winner;
  };
  give(
    'date',
    best((p) => (p.filled >= p.rows * 0.5 ? p.dateShare : 0), 0.7),
    0.7,
  );
  if (columns.debit !== undefined && columns.credit !== undefined) delete columns.amount;
  else if (columns.amount !== undefined) {
    delete columns.debit;
    delete columns.credit;
  } else {
    const found = findAmountColumns(profiles, sample, columns);
    for (const role of ['debit', 'credit'] as const) {
      if (found.columns[role] !== undefined || found.columns.amount !== undefined) delete columns[role];
    }
    for (const role of ['amount', 'debit', 'credit', 'balance'] as const)
      give(role, found.columns[role], found.sure);
  }
  const known = (p: ColumnProfile): number => ((p.words?.size ?? 99) <= 12 ? knownTypeShare(p, words) : 0);
  if (columns.type === undefined && columns.indicator === undefined && columns.debit === undefined) {
    give(
      'indicator',
      best((p) => p.indicatorShare, 0.9),
      0.8,
    );
    if (columns.indicator === undefined) give('type', best(known, 0.9), 0.7);
  }
  give(
    'currency',
    best((p) => (p.averageLength <= 3.5 ? p.codeShare : 0), 0.95),
    0.8,
  );
  give(
    'time',
    best((p) => p.timeShare, 0.9),
    0.7,
  );
  if (columns.note === undefined && columns.payee === undefined) {
    give(
      'note',
      best((p) => (p.letterShare > 0.5 ? p.averageLength * ((p.words?.size ?? 250) + 1) : 0), 1),
      0.5,
    );
  }
  return { columns, confidence };
}
