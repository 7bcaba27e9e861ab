// Acknowledged → in the report, at a fixed rate of writes (open loop).
import { call, Conn } from '../lib/http.mjs';

export async function freshness(target, { rate = 200, seconds = 8, every = 20 }) {
  const { state, baseUrl } = target;
  const { hostname, port } = new URL(baseUrl);
  const idle = [];
  const take = async () => {
    const known = idle.pop();
    if (known) return known;
    const fresh = new Conn(hostname, +port);
    await fresh.connect();
    return fresh;
  };
  const lags = [];
  let failed = 0;
  let firstFailure;
  const pending = [];
  const base = Math.floor(Math.random() * 1e9);
  const watch = async (writer, sequence, acknowledged) => {
    for (;;) {
      const answer = await call(baseUrl, {
        path: `/v1/reports/monthly?date=2026-01-15`,
        headers: writer.headers,
      });
      if (answer.json?.asOf?.sequence >= sequence) return lags.push(performance.now() - acknowledged);
      if (performance.now() - acknowledged > 20_000) return lags.push(Infinity);
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  };
  const send = async (i) => {
    const connection = await take();
    const answer = await connection.request(target.ops.create(state, base + i, 0));
    const acknowledged = performance.now();
    idle.push(connection);
    if (answer.status !== 201) {
      failed += 1;
      firstFailure ??= `${answer.status} ${answer.body.toString('utf8').slice(0, 200)}`;
    }
    const sequence = +(/\r\nx-book-sequence: *([0-9]+)/i.exec(answer.head)?.[1] ?? NaN);
    const writer = state.writers[(base + i) % state.writers.length];
    if (i % every === 0 && Number.isFinite(sequence)) await watch(writer, sequence, acknowledged);
  };
  const start = performance.now();
  for (let i = 0; i < rate * seconds; i += 1) {
    const due = start + (i * 1e3) / rate;
    const wait = due - performance.now();
    if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
    pending.push(send(i));
  }
  await Promise.all(pending);
  for (const connection of idle) connection.close();
  lags.sort((a, b) => a - b);
  return {
    samples: lags.length,
    failed,
    firstFailure,
    p50: lags[Math.floor(lags.length * 0.5)],
    p99: lags[Math.ceil(lags.length * 0.99) - 1],
  };
}
