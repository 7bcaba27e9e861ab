import type { Service } from '@hisaab/contracts';
import { endWith, isTracing, openPart, type OpenSpan } from '@hisaab/observability';
import pg from 'pg';

import { committed } from './after-commit';
import { openPool, poolConfig, type PoolOptions } from './pool';
import type { Sql, Statement } from './sql';
import { isUnavailable, storageError } from './storage-error';

export type DatabaseOptions = PoolOptions;

/** Requests that may wait for a connection at once; more are refused, so that no queue grows in memory. */
const WAITING_PER_CONNECTION = 64;

/** One service's own schema, through one pool. Failures of the server become a `503` for the caller. */
export class Database implements Sql {
  readonly pool: pg.Pool;
  readonly service: Service;

  constructor(private readonly options: DatabaseOptions) {
    this.service = options.service;
    this.pool = openPool(options);
  }

  query<Row extends object>(statement: string | Statement, values: readonly unknown[] = []): Promise<Row[]> {
    return this.ask(statement, () => send<Row>(this.pool, statement, values));
  }

  /**
   * Rows as arrays of the server's own text. For long pages: making values and objects of them costs the event loop
   * more than everything else that such a request does.
   */
  texts<Row extends readonly (string | null)[]>(
    { name, text }: Pick<Statement, 'text'> & { readonly name?: string | undefined },
    values: readonly unknown[] = [],
  ): Promise<Row[]> {
    return this.ask(name ?? text, async () => {
      const query = { text, values: [...values], rowMode: 'array' as const, types: AS_TEXT };
      const { rows } = await this.pool.query<[...Row]>(name === undefined ? query : { ...query, name });
      return rows;
    });
  }

  transaction<T>(work: (tx: Sql) => Promise<T>): Promise<T> {
    const span = this.part('transaction');
    return span ? endWith(span, this.transact(work)) : this.transact(work);
  }

  private async transact<T>(work: (tx: Sql) => Promise<T>): Promise<T> {
    const client = await this.connect();
    let broken: Error | undefined;
    const noteBreak = (error: unknown): unknown => {
      if (!isUnavailable(error)) return error;
      broken ??= error as Error;
      return storageError(error);
    };
    const tx: Sql = {
      query: <Row extends object>(statement: string | Statement, values: readonly unknown[] = []) =>
        send<Row>(client, statement, values).catch((error: unknown) => {
          throw noteBreak(error);
        }),
    };
    try {
      await tx.query('begin');
      const result = await work(tx);
      await tx.query('commit');
      committed(tx);
      return result;
    } catch (error) {
      // A connection that failed is thrown away, which rolls back too; asking a dead one would only wait.
      if (!broken) await tx.query('rollback').catch(() => undefined);
      throw error;
    } finally {
      client.release(broken);
    }
  }

  /** A connection of its own outside the pool, for LISTEN and session locks; whoever asks ends it. */
  async dedicated(): Promise<pg.Client> {
    const client = new pg.Client({
      ...poolConfig(this.options),
      statement_timeout: false,
      query_timeout: 0,
    });
    client.on('error', () => undefined);
    try {
      await client.connect();
      return client;
    } catch (error) {
      throw isUnavailable(error) ? storageError(error) : error;
    }
  }

  async close(): Promise<void> {
    if (!this.pool.ended) await this.pool.end();
  }

  private async ask<Result>(statement: string | Statement, work: () => Promise<Result>): Promise<Result> {
    this.refuseWhenFlooded();
    const span = this.part(statement);
    try {
      const result = await work();
      span?.end();
      return result;
    } catch (error) {
      span?.end(error);
      throw isUnavailable(error) ? storageError(error) : error;
    }
  }

  /** What a traced request asks of the database; what stands in a statement's text stays out of it. */
  private part(statement: string | Statement): OpenSpan | undefined {
    if (!isTracing()) return undefined;
    const name = typeof statement === 'string' ? /\w+/.exec(statement)?.[0] : statement.name;
    return openPart(`${this.service}: ${name}`, {
      'db.system.name': 'postgresql',
      'db.namespace': this.service,
    });
  }

  private async connect(): Promise<pg.PoolClient> {
    this.refuseWhenFlooded();
    try {
      return await this.pool.connect();
    } catch (error) {
      throw isUnavailable(error) ? storageError(error) : error;
    }
  }

  private refuseWhenFlooded(): void {
    if (this.pool.waitingCount >= this.pool.options.max * WAITING_PER_CONNECTION) throw storageError();
  }
}

const AS_TEXT: pg.CustomTypesConfig = { getTypeParser: () => (text: string) => text };

async function send<Row extends object>(
  to: pg.Pool | pg.PoolClient,
  statement: string | Statement,
  values: readonly unknown[],
): Promise<Row[]> {
  const result =
    typeof statement === 'string'
      ? await to.query<Row>(statement, [...values])
      : await to.query<Row>({ name: statement.name, text: statement.text, values: [...values] });
  return result.rows;
}
