import { setTimeout as pause } from 'node:timers/promises';

const LOOK_MS = 100;

/**
 * Waits until everything is as it was: each page's questions and a log-in are answered, a transaction that was begun
 * after the part was back is acknowledged, what was acknowledged until then is in ledger and reports, and somebody who
 * signed up after it is welcomed.
 * @returns the seconds that it took; Infinity when it did not
 */
export async function recovery({ load, signUps, probes, database, patience = 120_000 }) {
  const back = performance.now();
  const late = () => performance.now() - back > patience;
  const waits = {};
  const until = async (name, isSo) => {
    while (!(await isSo().catch(() => false))) {
      if (late()) throw new Error(name);
      await pause(LOOK_MS);
    }
    waits[name] = (performance.now() - back) / 1_000;
  };
  const newcomer = signUps.one().catch(() => undefined);
  try {
    await Promise.all([
      until('pages', async () => (await probes.silent()).length === 0),
      (async () => {
        const isFresh = ({ begunAt, acknowledgedAt }) => begunAt > back && acknowledgedAt !== undefined;
        await until('record', async () => load.transactions.findLast(isFresh) !== undefined);
        const heads = await eventually(() => database.heads(), late);
        await until('ledger', () => database.hasCome('ledger', heads));
        await until('reports', () => database.hasCome('reporting', heads));
      })(),
      (async () => {
        const person = await Promise.race([newcomer, pause(patience)]);
        if (!person) throw new Error('sign-up');
        await until('welcome', () => database.isWelcomed(person));
      })(),
    ]);
    return { seconds: Math.max(...Object.values(waits)), waits };
  } catch (error) {
    return { seconds: Number.POSITIVE_INFINITY, waits, missing: error.message };
  }
}

async function eventually(work, late) {
  for (;;) {
    try {
      return await work();
    } catch (error) {
      if (late()) throw error;
      await pause(LOOK_MS);
    }
  }
}
