import { SERVICES } from './list.mjs';

const EVERY_MS = 4_000;
/** The least within so long is what is left after the collector has been. */
const WINDOW_MS = 30_000;
/** Growth of what is held; a queue that grows with every request has far more after a minute. */
const ALLOWED_MIB = 48;

/** What every service holds over a run, by its own metrics. */
export class Memory {
  constructor(stack) {
    this.stack = stack;
    this.parts = new Map();
  }

  start() {
    this.timer = setInterval(() => void this.look(), EVERY_MS);
  }

  stop() {
    clearInterval(this.timer);
  }

  async look() {
    const parts = [...this.stack.parts].filter(([name]) => isService(name));
    await Promise.all(parts.map(([name, { url }]) => this.note(name, url)));
  }

  async note(name, url) {
    const held = await heldAt(url).catch(() => undefined);
    if (!held) return;
    const known = this.parts.get(name) ?? { samples: [], warm: undefined, residentHighest: 0 };
    this.parts.set(name, known);
    known.residentHighest = Math.max(known.residentHighest, held.resident);
    known.samples.push({ at: performance.now(), used: held.used });
    if (known.samples.length > 4 * (WINDOW_MS / EVERY_MS)) known.samples.shift();
  }

  /** The load has been on for a while: what is held now is what the work needs. */
  markWarm() {
    for (const part of this.parts.values()) part.warm = leastOf(part);
  }

  told() {
    return Object.fromEntries(
      [...this.parts].map(([name, part]) => [
        name,
        { warm: part.warm, end: leastOf(part), residentHighest: part.residentHighest },
      ]),
    );
  }

  grown() {
    return [...this.parts]
      .filter(([, part]) => part.warm !== undefined && leastOf(part) > part.warm + ALLOWED_MIB)
      .map(([name, part]) => `${name} holds ${leastOf(part)} MiB, ${part.warm} MiB when it was warm`);
  }
}

/** Of the last that were taken: a result is told long after the load has ended. */
function leastOf({ samples }) {
  const since = samples.at(-1).at - WINDOW_MS;
  return Math.min(...samples.filter(({ at }) => at >= since).map(({ used }) => used));
}

function isService(name) {
  return name === 'site' || SERVICES.includes(name.replace(/-\d+$/, ''));
}

async function heldAt(url) {
  const answer = await fetch(`${url}/metrics`, { signal: AbortSignal.timeout(1_500) });
  const text = await answer.text();
  const mebibytes = (name) =>
    Number(new RegExp(`^${name} (\\S+)`, 'm').exec(text)?.[1] ?? Number.NaN) / 1_048_576;
  const used = mebibytes('nodejs_heap_size_used_bytes') + mebibytes('nodejs_external_memory_bytes');
  const resident = mebibytes('process_resident_memory_bytes');
  return Number.isNaN(used) ? undefined : { used: Math.round(used), resident: Math.round(resident) };
}
