import type { Sql } from '@hisaab/database';
import { foldName } from '@hisaab/kernel';
import type { Changed } from '../changes/change.recorder';
import { mergePayee, type Payee } from '../payees/payee';
import { payeesById, payeesByName, savePayees } from '../payees/payees.repository';
import { payeeChange } from '../payees/payee.view';
import { saveTags, tagChange, tagsById, tagsByName } from '../tags/tags.repository';
import type { Transaction } from './transaction';

interface Named {
  readonly id: string;
  readonly version: number;
  readonly name: string;
  readonly state: 'live' | 'deleted';
  readonly updatedAt: Date;
}

/**
 * What of these went away comes back, unless another has its name by now. A row keeps the id that it had: a change that
 * was made before is taken back only from the same content.
 */
function revived<Noun extends Named>(
  gone: readonly Noun[],
  named: readonly Noun[],
  at: Date,
): { before: Noun; after: Noun }[] {
  const taken = new Set(named.map(({ name }) => foldName(name)));
  return gone.flatMap((before) => {
    const name = foldName(before.name);
    if (taken.has(name)) return [];
    taken.add(name);
    return [
      { before, after: { ...before, version: before.version + 1, state: 'live' as const, updatedAt: at } },
    ];
  });
}

/** Those whose name is another's by now, and what led to them, lead on to that one: a row keeps its id and is found. */
function ledOn(
  payees: readonly Payee[],
  named: readonly Payee[],
  at: Date,
): { before: Payee; after: Payee }[] {
  const holders = new Map(named.map((one) => [foldName(one.name), one]));
  const goals = new Map<string, string>();
  for (const payee of payees) {
    const holder = isGone(payee) ? holders.get(foldName(payee.name)) : undefined;
    if (holder && holder.id !== payee.id) goals.set(payee.id, holder.intoId ?? holder.id);
  }
  const all = [...new Map(payees.map((one) => [one.id, one])).values()];
  return all.flatMap((before) => {
    const goal = goals.get(before.id) ?? goals.get(before.intoId ?? '');
    return goal === undefined || goal === before.intoId || goal === before.id
      ? []
      : [{ before, after: mergePayee(before, goal, at) }];
  });
}

const isGone = ({ state }: Named): boolean => state === 'deleted';
const folded = (gone: readonly Named[]): string[] => [...new Set(gone.map(({ name }) => foldName(name)))];

/** Payees and tags that went with the write that made them are there again for the rows that come back with them. */
export async function reviveNames(
  tx: Sql,
  bookId: string,
  rows: readonly Transaction[],
  at: Date,
): Promise<Changed[]> {
  const live = rows.filter((row) => row.state === 'live');
  const used = await payeesById(tx, bookId, [...new Set(live.flatMap((row) => row.payeeId ?? []))]);
  const targets = await payeesById(tx, bookId, [...new Set(used.flatMap((payee) => payee.intoId ?? []))]);
  const gonePayees = [...new Map([...used, ...targets].map((one) => [one.id, one])).values()].filter(isGone);
  const goneTags = (await tagsById(tx, bookId, [...new Set(live.flatMap((row) => row.tagIds))])).filter(
    isGone,
  );
  if (gonePayees.length === 0 && goneTags.length === 0) return [];

  const named = await payeesByName(tx, bookId, folded(gonePayees));
  const back = revived(gonePayees, named, at);
  const payees = [
    ...back,
    ...ledOn([...used, ...gonePayees], [...named, ...back.map(({ after }) => after)], at),
  ];
  await savePayees(
    tx,
    payees.map(({ after }) => after),
  );
  const tags = revived(goneTags, await tagsByName(tx, bookId, folded(goneTags)), at);
  await saveTags(
    tx,
    tags.map(({ after }) => after),
  );
  return [
    ...payees.map(({ before, after }) => payeeChange(before, after)),
    ...tags.map(({ before, after }) => tagChange(before, after)),
  ];
}
