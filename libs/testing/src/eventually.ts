import { setTimeout as pause } from 'node:timers/promises';

/**
 * Runs `attempt` until it does not throw, and gives its answer; after the time-out, its last error. For what
 * other processes or the relay do in their own time: nothing waits longer than it must.
 */
export async function eventually<T>(
  attempt: () => T | Promise<T>,
  { timeout = 10_000, interval = 20 }: { timeout?: number; interval?: number } = {},
): Promise<T> {
  const until = Date.now() + timeout;
  for (;;) {
    try {
      return await attempt();
    } catch (error) {
      if (Date.now() >= until) throw error;
      await pause(interval);
    }
  }
}
