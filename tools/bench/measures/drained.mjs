// Recording at c=16 until the ledger and the projection have applied the last row.
import { load } from '../lib/load.mjs';

/** Facts of billing that a consumer has not applied yet, over all books. */
const BEHIND = `
  select coalesce(sum(s.value - coalesce(l.sequence, 0)), 0)::int as ledger,
         coalesce(sum(s.value - coalesce(r.sequence, 0)), 0)::int as reporting
  from billing.book_sequence s
  left join ledger.watermark l on l.consumer = 'ledger' and l.source = 'billing' and l.book_id = s.book_id
  left join reporting.watermark r on r.consumer = 'reporting' and r.source = 'billing' and r.book_id = s.book_id`;

export async function untilDrained(db, seconds = 120) {
  const end = performance.now() + seconds * 1e3;
  for (;;) {
    const { rows } = await db.query(BEHIND);
    if (rows[0].ledger === 0 && rows[0].reporting === 0) return rows[0];
    if (performance.now() > end)
      throw new Error(`not drained after ${seconds} s: ${JSON.stringify(rows[0])}`);
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}

export async function drained(target, db, { seconds, concurrency = 16 }) {
  await untilDrained(db);
  const t0 = performance.now();
  const base = Math.floor(Math.random() * 1e9);
  const result = await load({
    baseUrl: target.baseUrl,
    concurrency,
    seconds,
    warmup: 0,
    make: (i, worker) => target.ops.create(target.state, base + i, worker),
  });
  await untilDrained(db);
  const total = (performance.now() - t0) / 1e3;
  return {
    accepted: result.rps,
    drained: result.n / total,
    behindSeconds: total - seconds,
    errors: result.errors,
  };
}
