// Page 1,000 of the transactions against page 1.
import { call } from '../lib/http.mjs';
import { load } from '../lib/load.mjs';

export async function pages(target, { deep = 1000, seconds }) {
  const { headers } = target.state.report100k;
  let cursor;
  for (let page = 1; page < deep; page += 1) {
    const path = `/v1/transactions?limit=50${cursor ? `&cursor=${encodeURIComponent(cursor)}` : ''}`;
    const answer = await call(target.baseUrl, { path, headers });
    cursor = answer.json?.nextCursor;
    if (!cursor) throw new Error(`no page ${page + 1}: ${answer.status}`);
  }
  const run = (path) =>
    load({ baseUrl: target.baseUrl, concurrency: 1, seconds, make: () => ({ path, headers }) });
  const first = await run('/v1/transactions?limit=50');
  const last = await run(`/v1/transactions?limit=50&cursor=${encodeURIComponent(cursor)}`);
  return {
    first: first.p50,
    last: last.p50,
    ratio: last.p50 / first.p50,
    errors: first.errors + last.errors,
  };
}
