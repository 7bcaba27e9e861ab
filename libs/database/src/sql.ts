/** A query that the server prepares once per connection under its name: for hot paths. */
export interface Statement {
  readonly name: string;
  readonly text: string;
}

/**
 * Where SQL is sent: a pool, or one transaction of it. SQL names no schema; the connection's search path is
 * the service's own schema.
 */
export interface Sql {
  query<Row extends object>(statement: string | Statement, values?: readonly unknown[]): Promise<Row[]>;
}
