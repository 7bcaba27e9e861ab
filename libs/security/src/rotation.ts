/** Rows of one table that are encrypted under the master key. */
export interface EncryptedRows<Tx> {
  readonly name: string;
  /** Re-encrypts up to `limit` rows that are not under the current version; answers how many it did. */
  reencrypt(tx: Tx, limit: number): Promise<number>;
}

export interface Transactions<Tx> {
  transaction<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
}

/**
 * Brings every row under the current version of the master key, a batch a transaction, while the service runs. Safe
 * to stop and start again: what is done is done.
 */
export async function rotateEncryptedRows<Tx>(
  database: Transactions<Tx>,
  tables: readonly EncryptedRows<Tx>[],
  { batch = 200, done }: { batch?: number; done?: (table: string, rows: number) => void } = {},
): Promise<number> {
  let total = 0;
  for (const table of tables) {
    let rows: number;
    do {
      rows = await database.transaction((tx) => table.reencrypt(tx, batch));
      total += rows;
      if (rows > 0) done?.(table.name, rows);
    } while (rows > 0);
  }
  return total;
}
