import type { Sql } from '@hisaab/database';
import type { Transaction } from './transaction';

/** More ways than this to have had the same names are not tried. */
const MOST = 64;

interface Former {
  own: string;
  former: string;
}

/** Payees (also by what leads to them) and tags that are gone, and had the name of one that is asked for. */
const FORMER = `
  select p.id as own, o.id as former from payee p
  join payee o on o.book_id = p.book_id and o.id <> p.id
  left join payee led on led.book_id = o.book_id and led.id = o.into_id
  where p.book_id = $1 and p.id = any($2::uuid[])
    and ((o.state = 'deleted' and o.name_fold = p.name_fold) or (led.state = 'deleted' and led.name_fold = p.name_fold))
  union all
  select g.id, o.id from tag g
  join tag o on o.book_id = g.book_id and o.state = 'deleted' and o.name_fold = g.name_fold and o.id <> g.id
  where g.book_id = $1 and g.id = any($3::uuid[])`;

/**
 * The rows as they were before a payee or tag that had gone was made anew by its name: to a person the same rows.
 * By the id of the row; nothing for rows whose names were never gone.
 */
export async function withFormerIds(
  tx: Sql,
  bookId: string,
  rows: readonly Transaction[],
): Promise<Map<string, Transaction[]>> {
  if (rows.length === 0) return new Map();
  const found = await tx.query<Former>(FORMER, [
    bookId,
    [...new Set(rows.flatMap((row) => row.payeeId ?? []))],
    [...new Set(rows.flatMap((row) => row.tagIds))],
  ]);
  const ways = (id: string): string[] => [
    id,
    ...found.filter(({ own }) => own === id).map(({ former }) => former),
  ];
  return new Map(
    rows.map((row) => {
      const payees = row.payeeId === null ? [null] : ways(row.payeeId);
      const tags = row.tagIds.reduce<string[][]>(
        (lists, id) => lists.flatMap((list) => ways(id).map((way) => [...list, way])).slice(0, MOST),
        [[]],
      );
      const all = payees.flatMap((payeeId) => tags.map((tagIds) => ({ ...row, payeeId, tagIds })));
      return [row.id, all.slice(1, MOST)];
    }),
  );
}
