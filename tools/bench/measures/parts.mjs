// What each part of the split mode takes of the machine while something goes on.
import { cpus } from 'node:os';
import { cpuSeconds, memory, withChildren } from '../lib/proc.mjs';

/** @returns by name: the processors that it used, and its memory at the end */
export async function usageOf(parts, work) {
  const trees = () => [...parts.values()].map((part) => [part.name, withChildren([part.pid])]);
  const before = new Map(trees().map(([name, pids]) => [name, cpuSeconds(pids)]));
  const start = performance.now();
  await work();
  const wall = (performance.now() - start) / 1e3;
  return new Map(
    trees().map(([name, pids]) => [
      name,
      { cores: (cpuSeconds(pids) - before.get(name)) / wall, ...memory(pids) },
    ]),
  );
}

export function partsTable(names, idle, loaded, rate) {
  const lines = [`| part | idle | at ${rate}/s | RSS MiB | PSS MiB |`, '| --- | --: | --: | --: | --: |'];
  const sum = { idle: 0, loaded: 0 };
  for (const name of names) {
    const { cores, rssMiB, pssMiB } = loaded.get(name);
    sum.idle += idle.get(name).cores;
    sum.loaded += cores;
    lines.push(
      `| ${name} | ${idle.get(name).cores.toFixed(2)} | ${cores.toFixed(2)} | ${rssMiB.toFixed(0)} | ${pssMiB.toFixed(0)} |`,
    );
  }
  lines.push(`| all, of ${cpus().length} | ${sum.idle.toFixed(2)} | ${sum.loaded.toFixed(2)} | | |`);
  return lines.join('\n');
}
