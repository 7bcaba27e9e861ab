const services = ['auth', 'user', 'billing', 'ledger', 'reporting', 'notification', 'templating'];

const tablesOf = `select c.relname as name, string_agg(quote_ident(a.attname), ', ' order by a.attnum) as columns
  from pg_class c
  join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
  where c.relnamespace = $1::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
    and c.relname <> '_prisma_migrations'
  group by c.relname order by c.relname`;

/** Each row as `<service> <table> <json>`: written by the server, so that no number passes through ours. */
export async function rowsOf(admin) {
  const migrations = {};
  const rows = [];
  for (const service of services) {
    const schema = `"${service}"`;
    const applied = await admin.query(
      `select migration_name as name from ${schema}._prisma_migrations order by finished_at, migration_name`,
    );
    migrations[service] = applied.rows.map(({ name }) => name);
    const { rows: tables } = await admin.query(tablesOf, [schema]);
    for (const { name, columns } of tables) {
      const table = await admin.query(
        `select row_to_json(r)::text as row from (select ${columns} from ${schema}."${name}") r`,
      );
      for (const { row } of table.rows) rows.push(`${service} ${name} ${row}`);
    }
  }
  return { migrations, rows };
}
