import type { Sql } from '@hisaab/database';
import { foldName } from '@hisaab/kernel';
import type { Changed } from '../changes/change.recorder';
import type { Payee } from '../payees/payee';
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

/** What of these went away comes back, or leads to the one that has its name by now. */
function revived<Noun extends Named>(
  gone: readonly Noun[],
  named: readonly Noun[],
  at: Date,
): { back: { before: Noun; after: Noun }[]; instead: Map<string, string> } {
  const holders = new Map(named.map((one) => [foldName(one.name), one.id]));
  const instead = new Map<string, string>();
  const back = gone.flatMap((before) => {
    const holder = holders.get(foldName(before.name));
    if (holder !== undefined) {
      instead.set(before.id, holder);
      return [];
    }
    holders.set(foldName(before.name), before.id);
    return [
      { before, after: { ...before, version: before.version + 1, state: 'live' as const, updatedAt: at } },
    ];
  });
  return { back, instead };
}

/** An alias that comes back leads to whoever has the name of the one that it led to. */
async function revivedPayees(
  tx: Sql,
  bookId: string,
  gone: readonly Payee[],
  at: Date,
): Promise<ReturnType<typeof revived<Payee>>> {
  const named = await payeesByName(tx, bookId, folded(gone));
  const shown = named.map((one) => ({ ...one, id: one.intoId ?? one.id }));
  const { back, instead } = revived(gone, shown, at);
  const led = back.map(({ before, after }) => ({
    before,
    after: { ...after, intoId: after.intoId && (instead.get(after.intoId) ?? after.intoId) },
  }));
  await savePayees(
    tx,
    led.map(({ after }) => after),
  );
  return { back: led, instead };
}

const isGone = ({ state }: Named): boolean => state === 'deleted';
const folded = (gone: readonly Named[]): string[] => [...new Set(gone.map(({ name }) => foldName(name)))];

/** Payees and tags that went with the write that made them are there again for the rows that come back with them. */
export async function reviveNames(
  tx: Sql,
  bookId: string,
  rows: readonly Transaction[],
  at: Date,
): Promise<{ rows: Transaction[]; made: Changed[] }> {
  const live = rows.filter((row) => row.state === 'live');
  const used = await payeesById(tx, bookId, [...new Set(live.flatMap((row) => row.payeeId ?? []))]);
  const targets = await payeesById(tx, bookId, [...new Set(used.flatMap((payee) => payee.intoId ?? []))]);
  const gonePayees = [...new Map([...used, ...targets].map((one) => [one.id, one])).values()].filter(isGone);
  const goneTags = (await tagsById(tx, bookId, [...new Set(live.flatMap((row) => row.tagIds))])).filter(
    isGone,
  );
  if (gonePayees.length === 0 && goneTags.length === 0) return { rows: [...rows], made: [] };

  const payees = await revivedPayees(tx, bookId, gonePayees, at);
  const tags = revived(goneTags, await tagsByName(tx, bookId, folded(goneTags)), at);
  await saveTags(
    tx,
    tags.back.map(({ after }) => after),
  );
  const leads = new Map(used.map((payee) => [payee.id, payee.intoId]));
  const payeeOf = (id: string | null): string | null => {
    if (id === null) return null;
    return payees.instead.get(id) ?? payees.instead.get(leads.get(id) ?? '') ?? id;
  };
  return {
    rows: rows.map((row) => ({
      ...row,
      payeeId: payeeOf(row.payeeId),
      tagIds: [...new Set(row.tagIds.map((id) => tags.instead.get(id) ?? id))],
    })),
    made: [
      ...payees.back.map(({ before, after }) => payeeChange(before, after)),
      ...tags.back.map(({ before, after }) => tagChange(before, after)),
    ],
  };
}
