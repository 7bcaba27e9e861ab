// Recording beside logins, and everything at once.
import { call } from '../lib/http.mjs';
import { load } from '../lib/load.mjs';

const create = (target, base) => (i, worker) => target.ops.create(target.state, base + i, worker);
const base = () => Math.floor(Math.random() * 1e9);

/** p99 of recording with `rate` logins a second, against without. */
export async function besideLogins(target, { rate = 4, seconds }) {
  const record = () =>
    load({ baseUrl: target.baseUrl, concurrency: 16, seconds, make: create(target, base()) });
  const alone = await record();
  let logins = 0;
  let failed = 0;
  const timer = setInterval(() => {
    call(target.baseUrl, target.ops.login(target.state)).then(
      (answer) => (answer.status === 200 ? (logins += 1) : (failed += 1)),
      () => (failed += 1),
    );
  }, 1e3 / rate);
  const beside = await record();
  clearInterval(timer);
  return { alone: alone.p99, beside: beside.p99, ratio: beside.p99 / alone.p99, logins, failed };
}

/** Record, list and the report over 100,000 rows all at once, 16 connections together. */
export async function allAtOnce(target, { seconds }) {
  const run = (concurrency, make) => load({ baseUrl: target.baseUrl, concurrency, seconds, make });
  const [record, list, report] = await Promise.all([
    run(8, create(target, base())),
    run(4, () => target.ops.list(target.state)),
    run(4, () => target.ops.report100k(target.state)),
  ]);
  return {
    record: record.p99,
    list: list.p99,
    report: report.p99,
    errors: record.errors + list.errors + report.errors,
  };
}
