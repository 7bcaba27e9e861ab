import { setTimeout as pause } from 'node:timers/promises';

import { WORK_CONSUMERS } from '@hisaab/contracts';
import { cuttableProxy, eventually, hasRabbit, rabbitmqServer, type RabbitServer } from '@hisaab/testing';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { BrokerTransport } from '../broker-transport';
import { consumes } from '../consumes';
import { DEFAULT_RETRIES } from '../delivery/back-off';
import { isDrained } from '../status';
import { noteBy, WORK } from '../test/noting';
import { Stage, type MakeTransport } from '../test/stage';
import { RabbitLink, type RabbitOptions } from './rabbit-link';

describe.runIf(hasRabbit())('RabbitMQ that fails', () => {
  let server: RabbitServer;
  let stage: Stage;
  let url: string;
  beforeAll(async () => {
    server = await rabbitmqServer();
  }, 120_000);
  afterAll(() => server?.stop());
  beforeEach(async () => {
    stage = await Stage.make();
    url = await server.vhost();
  });
  afterEach(() => stage.close());

  const over =
    (options: Partial<RabbitOptions> = {}): MakeTransport =>
    (sources, homes) =>
      new BrokerTransport({ sources, homes, rabbitmq: new RabbitLink({ url, ...options }), electMs: 50 });
  const ledger = (): ReturnType<typeof noteBy> => noteBy(stage.test.database('ledger'), [WORK]);
  const nobody = (): void => undefined;

  it('comes back after kill -9 under load, with nothing lost and nothing doubled', async () => {
    const failedOnce = new Set<string>();
    let seen = 0;
    const sometimes = noteBy(stage.test.database('ledger'), [WORK], {
      // Some rest when the broker dies, and come back all the same.
      before: ({ id }) => {
        if ((seen += 1) % 300 !== 0 || failedOnce.has(id)) return;
        failedOnce.add(id);
        throw new Error('once');
      },
    });
    const transport = stage.listen(over(), sometimes);
    let isWriting = true;
    const sent: string[] = [];
    const writing = (async () => {
      while (isWriting) {
        sent.push(...(await stage.work(5)));
        await pause(10);
      }
    })();
    for (let round = 0; round < 2; round += 1) {
      const before = (await stage.effects('ledger')).length;
      await eventually(
        async () => expect((await stage.effects('ledger')).length).toBeGreaterThan(before + 100),
        {
          timeout: 30_000,
        },
      );
      await server.kill();
      const atBreak = sent.length;
      // Whoever records an expense does not notice.
      await eventually(() => expect(sent.length).toBeGreaterThan(atBreak + 50));
      await server.start();
    }
    isWriting = false;
    await writing;
    await eventually(async () => expect(isDrained(await transport.progress())).toBe(true), {
      timeout: 60_000,
    });
    const done = await stage.effectIds('ledger');
    expect(new Set(done)).toEqual(new Set(sent));
    expect(done).toHaveLength(sent.length);
    expect(await transport.deadLetters.list()).toEqual([]);
  }, 180_000);

  it('takes nothing over before somebody has a queue for it', async () => {
    const publisher = stage.listen(over(), nobody);
    const work = await stage.work(3);
    const lag = async (): Promise<unknown> =>
      (await publisher.progress())[0]!.consumers.map(({ consumer, lag: behind }) => [consumer, behind]);
    await eventually(async () => expect(await lag()).toEqual([['rabbitmq', 3]]));
    stage.listen(over(), ledger());
    await eventually(async () => expect(await stage.effectIds('ledger')).toEqual(work));
    await eventually(async () => expect(await lag()).toEqual([['rabbitmq', 0]]));
  });

  it('waits for every consumer that the system has, so that none misses what was sent before it came', async () => {
    const consumers = { ledger: [WORK], reporting: [WORK] };
    stage.listen(over({ consumers }), ledger());
    const work = await stage.work(2);
    const missing = async (): Promise<string | undefined> => {
      const [failed] = await stage.billing.query<{ position: bigint }>(
        `select position from consumer_offset where consumer = 'rabbitmq'`,
      );
      return failed?.position.toString();
    };
    await eventually(async () => expect(await missing()).toBe('0'));
    stage.listen(over({ consumers }), noteBy(stage.test.database('reporting'), [WORK]));
    await eventually(async () => expect(await stage.effectIds('reporting')).toEqual(work));
    await eventually(async () => expect(await stage.effectIds('ledger')).toEqual(work));
  });

  it('gives what a hanging consumer holds to another within 15 s', async () => {
    const proxy = await cuttableProxy(server.port);
    const through = new URL(url);
    through.port = String(proxy.port);
    let release = (): void => undefined;
    const hanging = new Promise<void>((resolve) => (release = resolve));
    const taken: string[] = [];
    stage.listen(over({ url: through.href }), (transport) =>
      transport.addHandler(
        WORK,
        async (messages: { id: string }[]) => {
          taken.push(...messages.map(({ id }) => id));
          await hanging;
        },
        true,
        consumes('ledger', { batch: 10 }),
      ),
    );
    const work = await stage.work(5);
    // Some are in its hands, the rest waits behind them: how they arrive, together or not, is nobody's promise.
    await eventually(() => expect(taken.length).toBeGreaterThan(0)).catch((error: unknown) => {
      release();
      throw error;
    });
    proxy.cut();
    const since = performance.now();
    const [another] = [stage.anotherBilling()];
    const second = over()([another], stage.homes);
    ledger()(second);
    void second.listen(() => undefined);
    try {
      await eventually(async () => expect(new Set(await stage.effectIds('ledger'))).toEqual(new Set(work)), {
        timeout: 20_000,
      });
      expect(performance.now() - since).toBeLessThan(15_000);
    } finally {
      release();
      await second.close();
      await another.close();
      await proxy.close();
    }
  }, 60_000);

  it('ends at once when it is told to while it still connects', async () => {
    const link = new RabbitLink({ url });
    link.start({ consumers: new Map(), homes: [], retries: DEFAULT_RETRIES });
    const since = performance.now();
    await link.close();
    expect(performance.now() - since).toBeLessThan(5_000);
  });

  it('says what it waits for while the broker is away', async () => {
    const transport = new BrokerTransport({
      sources: [stage.billing],
      rabbitmq: new RabbitLink({ url: 'amqp://nobody:nothing@127.0.0.1:1/x', consumers: WORK_CONSUMERS }),
      electMs: 50,
    });
    transport.listen(() => undefined);
    await eventually(() => {
      const [link] = transport.linkStates();
      expect(link).toMatchObject({ name: 'rabbitmq', state: { connected: false } });
      expect(link!.state.waitsFor).toContain('ECONNREFUSED');
    });
    await transport.close();
  });
});
