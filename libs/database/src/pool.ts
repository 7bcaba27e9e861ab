import type { Service } from '@hisaab/contracts';
import pg from 'pg';

import { connectionBudget } from './connection-budget';

export interface PoolOptions {
  readonly url: string;
  readonly service: Service;
  readonly maxConnections?: number;
  /** How long a request waits for a connection, a busy pool included. */
  readonly connectTimeoutMs?: number;
  readonly statementTimeoutMs?: number;
}

const INT8 = 20;
const INT8_ARRAY = 1016;
const DATE = 1082;
const DATE_ARRAY = 1182;

/** Only for this pool: the driver's global table stays as Prisma and others expect it. */
const parsers = new Map<number, (text: string) => unknown>([
  [INT8, BigInt],
  [INT8_ARRAY, (text) => parseArray(text, BigInt)],
  // The driver would make local midnight of a civil date.
  [DATE, (text) => text],
  [DATE_ARRAY, (text) => parseArray(text, (day) => day)],
]);

/** One dimension of values that need no quotes. */
function parseArray<T>(text: string, parse: (item: string) => T): (T | null)[] {
  const inner = text.slice(1, -1);
  if (inner === '') return [];
  return inner.split(',').map((item) => (item === 'NULL' ? null : parse(item)));
}

const types: pg.CustomTypesConfig = {
  getTypeParser: (oid: number, format?: string) => {
    const own = format === 'binary' ? undefined : parsers.get(oid);
    return own ?? (format === 'binary' ? pg.types.getTypeParser(oid, 'binary') : pg.types.getTypeParser(oid));
  },
};

/**
 * Why: every statement is written to go by an index, but the server keeps a plan that it made while a table held a
 * few rows, and then reads the whole table for each row of a batch until somebody analyses it.
 */
const BY_INDEX = ['enable_seqscan=off'];

/**
 * Billing's statements are written for one plan whatever the values: left to itself the server plans a list anew at
 * each call, since it compares estimates that differ by a hair; that costs more than the list. The ledger joins a
 * batch with its rows by key and by nothing else.
 */
const OF_SERVICE: Partial<Record<Service, readonly string[]>> = {
  billing: ['plan_cache_mode=force_generic_plan'],
  ledger: ['enable_hashjoin=off', 'enable_mergejoin=off'],
};

export function poolConfig(options: PoolOptions): pg.PoolConfig {
  const statementTimeout = options.statementTimeoutMs ?? 15_000;
  const max = options.maxConnections ?? connectionBudget[options.service];
  return {
    connectionString: options.url,
    application_name: `hisaab-${options.service}`,
    options: [
      `search_path=${options.service}`,
      'timezone=UTC',
      // jit costs more than it brings for queries of a few milliseconds
      'jit=off',
      ...BY_INDEX,
      ...(OF_SERVICE[options.service] ?? []),
    ]
      .map((setting) => `-c ${setting}`)
      .join(' '),
    max,
    // What was opened once stays: a burst that finds none idle waits for new ones, each of them tied to the request that
    // asked for it, and on a busy machine they take longer than what is to be asked.
    min: max,
    connectionTimeoutMillis: options.connectTimeoutMs ?? 5_000,
    idleTimeoutMillis: 60_000,
    statement_timeout: statementTimeout,
    // A server that hangs cannot end its own statement: the client gives up a little later.
    query_timeout: statementTimeout + 2_000,
    // Shorter than a statement waits: who hangs in the middle must not make another's wait for its locks fail.
    idle_in_transaction_session_timeout: Math.min(10_000, statementTimeout),
    keepAlive: true,
    types,
  };
}

export function openPool(options: PoolOptions): pg.Pool {
  const pool = new pg.Pool(poolConfig(options));
  // An idle connection that breaks is replaced by the pool; unheard, the event would end the process.
  pool.on('error', () => undefined);
  // So would one that breaks between two statements of a transaction; the next statement tells.
  pool.on('connect', (client) => void client.on('error', () => undefined));
  return pool;
}
