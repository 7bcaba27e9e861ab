import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'csv-parse/sync';

const ROOT = path.resolve(import.meta.dirname, '../../..');

export interface HouseholdFile {
  readonly name: string;
  readonly bytes: Buffer;
}

/**
 * The real household's book and its twin: a made-up file of the same shape (newest first, dates with and without a
 * time, transfers to accounts that are to be made, equal rows that are all real). The real one lies beside the
 * repository; with CI=true it must be there, elsewhere it is left out and this says so.
 */
export function householdFiles(): HouseholdFile[] {
  const twin = {
    name: 'the twin',
    bytes: readFileSync(path.join(ROOT, 'libs/testing/data/household-twin.csv')),
  };
  const shared = path.resolve(ROOT, process.env['HISAAB_SHARED'] ?? '../shared');
  const real = path.join(shared, 'data/household-transactions.csv');
  if (existsSync(real)) return [twin, { name: 'the real household', bytes: readFileSync(real) }];
  const missing = `The household's file was not found at ${real}; HISAAB_SHARED names the folder.`;
  if (process.env['CI'] === 'true') throw new Error(missing);
  process.stderr.write(`Left out: the real household's import. ${missing}\n`);
  return [twin];
}

export interface HouseholdRow {
  /** YYYY-MM-DD */
  readonly date: string;
  readonly type: 'Expense' | 'Income' | 'Transfer-Out';
  /** Hundredths of a rupee. */
  readonly minor: bigint;
}

/** The file read by a few lines of their own, to judge what an import made of it. */
export function householdRows(file: HouseholdFile): HouseholdRow[] {
  const rows: Record<string, string>[] = parse(file.bytes, { columns: true, bom: true });
  return rows.map((row) => {
    const [day, month, year] = (row['Date'] ?? '').slice(0, 10).split('-');
    const [whole = '', part = ''] = (row['Amount'] ?? '').split('.');
    return {
      date: `${year}-${month}-${day}`,
      type: row['Income/Expense'] as HouseholdRow['type'],
      minor: BigInt(whole + part.padEnd(2, '0')),
    };
  });
}
