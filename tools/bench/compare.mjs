// Runs a plan's matrix over targets that are already up: interleaved, several repetitions, ratios inside each.
import { load } from './lib/load.mjs';
import { cpuOnPorts, machine, pidsOnPorts, residentMiB, waitQuiet, withChildren } from './lib/proc.mjs';

/**
 * @param targets set up already (`state` filled)
 * @param matrix [{ op, concurrency: [..] }]
 * @returns one row per (operation, concurrency, target, repetition)
 */
export async function compare(targets, matrix, { reps, seconds, say }) {
  const rows = [];
  const used = new Map(targets.map((target) => [target, 0]));
  for (let rep = 0; rep < reps; rep += 1) {
    for (const { op, concurrency } of matrix) {
      for (const c of concurrency) {
        const order = targets.filter((target) => target.ops[op]);
        // Neighbours change sides, so that a slow minute does not always hit the same target.
        if (rep % 2) order.reverse();
        for (const target of order) {
          await waitQuiet(3, 4);
          rows.push({ rep, op, c, target: target.name, ...(await measure(target, op, c, seconds, used)) });
          const row = rows.at(-1);
          say(
            `rep ${rep} ${op} c=${c} ${target.name}: ${row.rps.toFixed(0)}/s p50 ${row.p50.toFixed(2)} p99 ${row.p99.toFixed(2)} ms, errors ${row.errors}${row.firstError ? ` (${row.firstError})` : ''}`,
          );
        }
      }
    }
  }
  return rows;
}

async function measure(target, op, concurrency, seconds, used) {
  const base = used.get(target);
  let sent = 0;
  const cpu = cpuOnPorts(target.ports);
  const start = performance.now();
  const processes = withChildren(pidsOnPorts(target.ports));
  let rssMiB = 0;
  const timer = setInterval(() => (rssMiB = Math.max(rssMiB, residentMiB(processes))), 1000);
  const result = await load({
    baseUrl: target.baseUrl,
    concurrency,
    seconds,
    ok: target.ok,
    make: (i, worker) => {
      sent = i + 1;
      return target.ops[op](target.state, base + i, worker);
    },
  });
  clearInterval(timer);
  used.set(target, base + sent);
  const serverCpu = (cpuOnPorts(target.ports) - cpu) / ((performance.now() - start) / 1e3);
  return { ...result, serverCpu, rssMiB, load1: machine().load1 };
}
