import type { Service } from '@hisaab/contracts';
import pg from 'pg';

export interface Table {
  readonly name: string;
  readonly columns: readonly string[];
  /** Tables of the same schema that must be filled before it. */
  readonly after: readonly string[];
}

/** Every table of a schema but the history of its migrations, which the migrations themselves make. */
const TABLES = `
  select c.relname as name,
    array_agg(a.attname::text order by a.attnum) as columns,
    coalesce((select array_agg(distinct target.relname::text) from pg_constraint f
      join pg_class target on target.oid = f.confrelid
      where f.conrelid = c.oid and f.contype = 'f' and f.confrelid <> c.oid), '{}') as after
  from pg_class c
  join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
  where c.relnamespace = to_regnamespace($1) and c.relkind in ('r', 'p') and not c.relispartition
    and c.relname <> '_prisma_migrations'
  group by c.oid, c.relname order by c.relname`;

export async function tablesOf(client: pg.Client, service: Service): Promise<Table[]> {
  const { rows } = await client.query<Table>(TABLES, [quoted(service)]);
  return rows;
}

/** Those that others refer to first. */
export function inOrderOfReferences(tables: readonly Table[]): Table[] {
  const ordered: Table[] = [];
  let rest = [...tables];
  while (rest.length > 0) {
    const waiting = new Set(rest.map(({ name }) => name));
    const next = rest.filter(({ after }) => after.every((name) => !waiting.has(name)));
    if (next.length === 0) throw new Error(`Tables refer to each other in a circle: ${[...waiting].join()}`);
    ordered.push(...next);
    rest = rest.filter((table) => !next.includes(table));
  }
  return ordered;
}

export function quoted(name: string): string {
  return pg.escapeIdentifier(name);
}

export function columnList(columns: readonly string[]): string {
  return columns.map(quoted).join(', ');
}

/** Both sides write and read values in the same words, whatever the server is set to. */
export const SETTINGS = `
  set local datestyle = 'ISO, YMD'; set local intervalstyle = 'postgres'; set local timezone = 'UTC';
  set local extra_float_digits = 3; set local bytea_output = 'hex'; set local xmloption = 'content';
  set local client_encoding = 'UTF8'; set local statement_timeout = 0; set local lock_timeout = 0;
  set local idle_in_transaction_session_timeout = 0`;
