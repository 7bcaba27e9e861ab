import type { Service } from '@hisaab/database';
import type pg from 'pg';

/** What a relay moves at any time, and the answers to refused requests. */
const ALWAYS_EXCEPT = ['_prisma_migrations', 'idempotency_key', 'relay_position', 'consumer_offset'];

/**
 * A hash of every table of a service's schema, one a line, but of what a relay that runs beside the test moves.
 * @param except tables that are left out as well
 */
export async function serviceFingerprint(
  admin: pg.Pool,
  service: Service,
  except: readonly string[] = [],
): Promise<string> {
  const { rows: tables } = await admin.query<{ name: string }>(
    `select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where n.nspname = $1 and c.relkind in ('r', 'p') and not c.relispartition and c.relname <> all ($2)
     order by 1`,
    [service, [...ALWAYS_EXCEPT, ...except]],
  );
  const hashes = tables.map(({ name }) => {
    const row = name === 'outbox' ? `(to_jsonb(t) - 'position')::text` : 't::text';
    return `select '${name}' as name, md5(string_agg(${row}, E'\\n' order by ${row} collate "C")) as hash
      from "${service}"."${name}" t`;
  });
  const { rows } = await admin.query<{ name: string; hash: string | null }>(
    `${hashes.join('\nunion all\n')} order by 1`,
  );
  return rows.map(({ name, hash }) => `${name} ${hash ?? 'empty'}`).join('\n');
}
