import { spawn, type ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import path from 'node:path';

import { eventually } from '@hisaab/testing';
import { build } from 'rolldown';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import type { KilledProcessOrders } from './test/killed-process';
import { FACT, noteBy, WORK } from './test/noting';
import { Stage, type MakeTransport, type Transport } from './test/stage';
import { BrokerTransport } from './broker-transport';
import { isDrained } from './status';

const quick: MakeTransport = (sources) => new BrokerTransport({ sources, electMs: 50 });
const ROUNDS = 6;

describe('several processes on one database', () => {
  let stage: Stage;
  beforeEach(async () => {
    stage = await Stage.make();
  });
  afterEach(() => stage.close());

  const leaders = async (): Promise<number> => {
    const { rows } = await stage.test.admin.query<{ count: number }>(
      `select count(*)::int as count from pg_locks where locktype = 'advisory' and granted
       and database = (select oid from pg_database where datname = current_database())`,
    );
    return rows[0]!.count;
  };

  it('elect one leader, and another when it ends', async () => {
    const ledger = stage.test.database('ledger');
    const transports = [1, 2].map(() => stage.listen(quick, noteBy(ledger, [FACT])));
    const leading = async (): Promise<boolean[]> =>
      Promise.all(transports.map(async (transport) => (await transport.progress())[0]!.leader));
    await eventually(async () => expect((await leading()).filter(Boolean)).toHaveLength(1));
    expect(await leaders()).toBe(1);
    const first = (await leading()).indexOf(true);
    const before = await stage.facts(randomUUID(), 10);
    await eventually(async () => expect(await stage.effectIds('ledger')).toEqual(before));
    await transports[first]!.close();
    const after = await stage.facts(randomUUID(), 10);
    await eventually(async () => expect(await stage.effectIds('ledger')).toEqual([...before, ...after]));
    expect((await leading())[1 - first]).toBe(true);
  });

  it('go on when the leader’s connection is cut', async () => {
    stage.listen(quick, noteBy(stage.test.database('ledger'), [FACT]));
    await eventually(async () => expect(await leaders()).toBe(1));
    await stage.test.admin.query(
      `select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory'
       and database = (select oid from pg_database where datname = current_database())`,
    );
    const facts = await stage.facts(randomUUID(), 3);
    await eventually(async () => expect(await stage.effectIds('ledger')).toEqual(facts));
  });

  it('wake the leader from a process that does not lead', async () => {
    const slow: MakeTransport = (sources) =>
      new BrokerTransport({ sources, electMs: 50, pace: { pollMs: 60_000 } });
    stage.listen(slow, noteBy(stage.test.database('ledger'), [FACT]));
    await eventually(async () => expect(await leaders()).toBe(1));
    const other = stage.anotherBilling();
    const second = slow([other], stage.homes);
    void second.listen(() => undefined);
    const [id] = await stage.facts(randomUUID(), 1, other);
    await eventually(async () => expect(await stage.effectIds('ledger')).toEqual([id]), { timeout: 5_000 });
    await second.close();
    await other.close();
  });

  it('say how far everything has come', async () => {
    const facts = await stage.facts(randomUUID(), 7);
    const idle = quick([stage.billing], stage.homes);
    noteBy(stage.test.database('ledger'), [FACT])(idle);
    expect(await idle.progress()).toMatchObject([
      { source: 'billing', leader: false, unstamped: 7, head: 0n },
    ]);
    await idle.close();
    const transport = stage.listen(quick, (listening) => {
      noteBy(stage.test.database('ledger'), [FACT])(listening);
      noteBy(stage.test.database('reporting'), [WORK])(listening);
    });
    await eventually(async () => expect(isDrained(await transport.progress())).toBe(true));
    const [billing] = await transport.progress();
    expect(billing).toMatchObject({ leader: true, unstamped: 0, head: BigInt(facts.length) });
    expect(billing!.consumers.map(({ consumer, lag }) => [consumer, lag])).toEqual([
      ['ledger', 0],
      ['reporting', 0],
    ]);
  });
});

describe('kill -9 under load', () => {
  let folder: string;
  let script: string;
  let stage: Stage;
  const children = new Set<ChildProcess>();

  beforeAll(async () => {
    folder = mkdtempSync(path.resolve('node_modules', '.killed-process-'));
    script = path.join(folder, 'killed-process.mjs');
    await build({
      input: path.join(import.meta.dirname, 'test', 'killed-process.ts'),
      output: { file: script, format: 'esm' },
      platform: 'node',
      tsconfig: path.resolve('tsconfig.json'),
      external: (id) => !id.startsWith('.') && !id.startsWith('@hisaab/') && !path.isAbsolute(id),
      logLevel: 'warn',
    });
    stage = await Stage.make();
  });
  afterAll(async () => {
    await Promise.all([...children].map(kill));
    await stage.close();
    rmSync(folder, { recursive: true, force: true });
  });

  async function kill(child: ChildProcess): Promise<void> {
    children.delete(child);
    const gone = once(child, 'exit');
    child.kill('SIGKILL');
    await gone;
  }

  function start(books: readonly string[]): void {
    const urls = {
      billing: stage.test.serviceUrl('billing'),
      ledger: stage.test.serviceUrl('ledger'),
      reporting: stage.test.serviceUrl('reporting'),
    };
    const orders: KilledProcessOrders = { urls, books };
    children.add(
      spawn(process.execPath, [script, JSON.stringify(orders)], { stdio: ['ignore', 'inherit', 'inherit'] }),
    );
  }

  const consume = (): Transport =>
    stage.listen(quick, (listening) => {
      noteBy(stage.test.database('ledger'), [FACT, WORK], { sequential: true })(listening);
      noteBy(stage.test.database('reporting'), [FACT])(listening);
    });

  it('loses nothing, does nothing twice and keeps every book in order', async () => {
    const books = Array.from({ length: 12 }, () => randomUUID());
    start(books);
    for (let round = 0; round < ROUNDS; round += 1) {
      start(books);
      const before = (await stage.effects('reporting')).length;
      await eventually(
        async () => expect((await stage.effects('reporting')).length).toBeGreaterThan(before + 200),
        { timeout: 20_000 },
      );
      await kill([...children][0]!);
    }
    await Promise.all([...children].map(kill));
    // What stood in the middle when the last one died is brought to its end here.
    const transport = consume();
    await eventually(async () => expect(isDrained(await transport.progress())).toBe(true), {
      timeout: 20_000,
    });
    expect(await transport.deadLetters.list()).toEqual([]);
    const sent = await stage.billing.query<{ id: string; book: string }>(
      'select id, book_id as book from outbox order by book_id, sequence',
    );
    expect(sent.length).toBeGreaterThan(ROUNDS * 200);
    for (const service of ['ledger', 'reporting'] as const) {
      const effects = await stage.effects(service);
      for (const book of books) {
        const expected = sent.filter((event) => event.book === book).map(({ id }) => id);
        const done = effects.filter(({ bookId }) => bookId === book).map(({ messageId }) => messageId);
        expect(done).toEqual(expected);
      }
      expect(effects).toHaveLength(sent.length);
    }
    await transport.close();
  });

  it('goes on in another process when the leader hangs in the middle of it', async () => {
    start(Array.from({ length: 12 }, () => randomUUID()));
    const before = (await stage.effects('reporting')).length;
    await eventually(
      async () => expect((await stage.effects('reporting')).length).toBeGreaterThan(before + 200),
      { timeout: 20_000 },
    );
    const [hanging] = [...children];
    hanging!.kill('SIGSTOP');
    const since = performance.now();
    consume();
    const facts = await stage.facts(randomUUID(), 3);
    await eventually(
      async () => expect(await stage.effectIds('ledger')).toEqual(expect.arrayContaining(facts)),
      { timeout: 25_000, interval: 200 },
    );
    expect(performance.now() - since).toBeLessThan(15_000);
    await kill(hanging!);
  }, 60_000);
});
