import type { Service } from '@hisaab/contracts';
import type { Sql } from '@hisaab/database';

/** They remember by themselves how far they were; what was restored was not there with them. */
const BROKERS = ['kafka', 'rabbitmq'];

/**
 * For tables that were set back to an earlier moment while brokers were not, or have been moved to other brokers: what
 * left for a broker leaves again from the first event on, and a consumer that had failed at something reads everything
 * again. Inboxes, watermarks and versions make of a repeat nothing.
 * @param services whose schemas the connection may write, all of them on one server
 */
export async function beginAnew(sql: Sql, services: readonly Service[]): Promise<void> {
  const every = (text: (schema: string) => string, between: string): string =>
    services.map((service) => text(`"${service}"`)).join(between);
  const failed = await sql.query<{ consumer: string }>(
    `select distinct consumer from (${every((schema) => `select consumer from ${schema}.delivery_failure`, ' union all ')}) f`,
  );
  const again = [...BROKERS, ...failed.map(({ consumer }) => consumer)];
  const work = every((schema) => `select id from ${schema}.outbox where channel = 'work'`, ' union all ');
  for (const service of services) {
    await sql.query(`delete from "${service}".consumer_offset where consumer = any ($1)`, [again]);
    // Their places are those of topics that are no more; the messages themselves come again.
    await sql.query(`delete from "${service}".delivery_failure`);
    // A backup may be older than an inbox keeps its rows: work that was done must stay known until it has come again.
    await sql.query(`update "${service}".inbox set processed_at = now() where message_id in (${work})`);
  }
}
