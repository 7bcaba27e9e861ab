import { createHash } from 'node:crypto';

/** Written from docs/adr/0014-hash-chain.md alone, to recompute what the database says. */
export interface CanonicalEntry {
  bookId: string;
  sequence: bigint;
  id: string;
  date: string;
  transactionId: string | null;
  openingAccountId: string | null;
  reversalOf: string | null;
  sourceSequence: bigint;
  postedAt: Date;
  postings: { account: string; currency: string; minor: bigint }[];
}

export const GENESIS = Buffer.alloc(32);

function field(value: string | null): Buffer {
  if (value === null) return Buffer.from([255, 255, 255, 255]);
  const bytes = Buffer.from(value, 'utf8');
  const length = Buffer.alloc(4);
  length.writeInt32BE(bytes.length);
  return Buffer.concat([length, bytes]);
}

export function canonicalBytes(entry: CanonicalEntry): Buffer {
  return Buffer.concat(
    [
      '1',
      entry.bookId,
      entry.sequence.toString(),
      entry.id,
      entry.date,
      entry.transactionId,
      entry.openingAccountId,
      entry.reversalOf,
      entry.sourceSequence.toString(),
      entry.postedAt.getTime().toString(),
      entry.postings.length.toString(),
      ...entry.postings.flatMap(({ account, currency, minor }) => [account, currency, minor.toString()]),
    ].map(field),
  );
}

export function entryHash(previous: Buffer, entry: CanonicalEntry): Buffer {
  return createHash('sha256').update(previous).update(canonicalBytes(entry)).digest();
}
