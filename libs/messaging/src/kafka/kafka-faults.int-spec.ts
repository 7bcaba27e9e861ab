import { spawn, type ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';

import { eventually, hasKafka, kafkaServer, type KafkaServer } from '@hisaab/testing';
import { build } from 'rolldown';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { isDrained } from '../status';
import { FACT, noteBy } from '../test/noting';
import { Stage, type Transport } from '../test/stage';
import { KafkaDriver } from './kafka-driver';
import { overKafka } from './test/over-kafka';
import type { KilledConsumerOrders } from './test/killed-consumer';

/** What the issue allows; a consumer's session ends well within it. */
const WORK_MOVES_WITHIN = 15_000;
const WELL_FORMED = { time: new Date(0).toISOString(), datacontenttype: 'application/json', data: {} };

describe.runIf(hasKafka())('Kafka’s own faults', () => {
  let kafka: KafkaServer;
  let stage: Stage;
  let name: string;
  beforeAll(async () => {
    kafka = await kafkaServer();
  });
  afterAll(() => kafka.drop());
  beforeEach(async () => {
    stage = await Stage.make();
    name = randomUUID();
  });
  afterEach(() => stage.close());

  const settings = () => ({ brokers: [kafka.brokers], clientId: 'test' });
  const listen = (handlers: (transport: Transport) => void): Transport =>
    stage.listen((sources, homes) => overKafka(name, settings(), sources, homes), handlers);
  const drained = (transport: Transport, timeout: number): Promise<void> =>
    eventually(async () => expect(isDrained(await transport.progress())).toBe(true), { timeout });

  /** Each service has each book's facts once and in their order. */
  async function expectWhole(services: readonly ('ledger' | 'reporting')[]): Promise<number> {
    const sent = await stage.billing.query<{ id: string; book: string }>(
      'select id, book_id as book from outbox order by book_id, sequence',
    );
    for (const service of services) {
      const effects = await stage.effects(service);
      expect(effects).toHaveLength(sent.length);
      for (const book of new Set(sent.map((event) => event.book))) {
        const expected = sent.filter((event) => event.book === book).map(({ id }) => id);
        expect(effects.filter(({ bookId }) => bookId === book).map(({ messageId }) => messageId)).toEqual(
          expected,
        );
      }
    }
    return sent.length;
  }

  it('kill -9 of the broker under load loses nothing, doubles nothing and keeps every book in order', async () => {
    const transport = listen((listening) => {
      noteBy(stage.test.database('ledger'), [FACT], { sequential: true })(listening);
      noteBy(stage.test.database('reporting'), [FACT])(listening);
    });
    const books = Array.from({ length: 12 }, () => randomUUID());
    let writing = true;
    const writers = Array.from({ length: 4 }, async (_, writer) => {
      for (let n = 0; writing; n += 1) {
        await stage.facts(books[(writer * 3 + n) % books.length]!, 1 + (n % 3));
        await new Promise((resolve) => setTimeout(resolve, 5));
      }
    });
    const progressed = async (): Promise<void> => {
      const before = (await stage.effects('ledger')).length;
      await eventually(
        async () => expect((await stage.effects('ledger')).length).toBeGreaterThan(before + 100),
        { timeout: 40_000 },
      );
    };
    await progressed();
    for (let round = 0; round < 2; round += 1) {
      await kafka.kill();
      await stage.facts(books[0]!); // the broker's being away is nobody's business who writes
      await kafka.start();
      await progressed();
    }
    writing = false;
    await Promise.all(writers);
    await drained(transport, 60_000);
    expect(await transport.deadLetters.list()).toEqual([]);
    expect(await expectWhole(['ledger', 'reporting'])).toBeGreaterThan(300);
  }, 150_000);

  it('delivers everything again to a group that is forgotten, and it does nothing twice', async () => {
    const consume = (): Transport =>
      listen(noteBy(stage.test.database('ledger'), [FACT], { sequential: true }));
    const book = randomUUID();
    await stage.facts(book, 40);
    const first = consume();
    await eventually(async () => expect(await stage.effects('ledger')).toHaveLength(40), { timeout: 20_000 });
    await first.close();
    const driver = new KafkaDriver(settings());
    await driver.deleteGroup(`${name}.ledger`);
    await driver.close();
    const second = consume();
    await stage.facts(book, 2);
    await drained(second, 20_000);
    expect(await expectWhole(['ledger'])).toBe(42);
  }, 60_000);

  it('keeps every book in order where one of two processes heals what both fail at', async () => {
    let broken = true;
    const ledger = stage.test.database('ledger');
    const consume = (): Transport =>
      listen(
        noteBy(ledger, [FACT], {
          sequential: true,
          before: ({ sequence }) => {
            if (broken && sequence === 2) throw new Error('not yet');
          },
        }),
      );
    const [first] = [consume(), consume()] as const;
    const books = Array.from({ length: 12 }, () => randomUUID());
    const sendAll = async (count: number): Promise<void> => {
      for (const book of books) await stage.facts(book, count);
    };
    await sendAll(3);
    await eventually(async () => expect(await first.deadLetters.list()).toHaveLength(12), {
      timeout: 30_000,
    });
    await sendAll(2);
    await eventually(
      async () => {
        const failed = await first.deadLetters.list();
        expect(failed.map(({ state, parkedBehind }) => [state, parkedBehind])).toEqual(
          books.map(() => ['dead', 3]),
        );
      },
      { timeout: 20_000 },
    );
    broken = false;
    const sending = sendAll(2);
    expect(await first.deadLetters.redrive()).toBe(12);
    await sending;
    await sendAll(2);
    await drained(first, 20_000);
    expect(await expectWhole(['ledger'])).toBe(12 * 9);
  }, 90_000);

  it('keeps a record that is no envelope for a person, and goes on behind it', async () => {
    const transport = listen(noteBy(stage.test.database('ledger'), [FACT]));
    const before = await stage.facts(randomUUID());
    await eventually(async () => expect(await stage.effectIds('ledger')).toEqual(before), {
      timeout: 20_000,
    });
    const driver = new KafkaDriver(settings());
    // NUL is what no row takes: neither as an error's quotation nor as a part of a lane.
    const said = { specversion: '1.0', id: randomUUID(), source: '/billing', type: FACT, subject: '\0' };
    const values = ['\0 no JSON', JSON.stringify({ ...said, ...WELL_FORMED })];
    await driver.send(
      'a stranger',
      values.map((value) => ({
        topic: `${name}.billing.facts`,
        key: 'k',
        value,
        headers: { type: FACT },
        timestamp: Date.now(),
      })),
    );
    await driver.close();
    const failed = await eventually(async () => {
      const found = await transport.deadLetters.list();
      const dead = { consumer: 'ledger', state: 'dead', type: FACT, parkedBehind: 0 };
      expect(found).toMatchObject(values.map(() => dead));
      return found;
    });
    const after = await stage.facts(randomUUID());
    await eventually(async () => expect(await stage.effectIds('ledger')).toEqual([...before, ...after]));
    for (const { messageId } of failed) await transport.deadLetters.skip({ consumer: 'ledger', messageId });
    await drained(transport, 10_000);
  }, 60_000);

  describe('a consumer that is killed', () => {
    let folder: string;
    let script: string;
    const children = new Map<ChildProcess, string[]>();

    beforeAll(async () => {
      folder = mkdtempSync(path.resolve('node_modules', '.killed-consumer-'));
      script = path.join(folder, 'killed-consumer.mjs');
      await build({
        input: path.join(import.meta.dirname, 'test', 'killed-consumer.ts'),
        output: { file: script, format: 'esm' },
        platform: 'node',
        tsconfig: path.resolve('tsconfig.json'),
        external: (id) => !id.startsWith('.') && !id.startsWith('@hisaab/') && !path.isAbsolute(id),
        logLevel: 'warn',
      });
    });
    afterEach(() => Promise.all([...children.keys()].map(kill)));
    afterAll(() => rmSync(folder, { recursive: true, force: true }));

    function start(): void {
      const orders: KilledConsumerOrders = {
        ledgerUrl: stage.test.serviceUrl('ledger'),
        brokers: [kafka.brokers],
        name,
      };
      const child = spawn(process.execPath, [script, JSON.stringify(orders)], {
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      const taken: string[] = [];
      createInterface(child.stdout).on('line', (line) => taken.push(line));
      children.set(child, taken);
    }

    async function kill(child: ChildProcess): Promise<void> {
      children.delete(child);
      const gone = once(child, 'exit');
      child.kill('SIGKILL');
      await gone;
    }

    it('leaves its work to another within 15 s', async () => {
      listen(() => undefined);
      const books = Array.from({ length: 24 }, () => randomUUID());
      const sendToAll = async (): Promise<void> => {
        for (const book of books) await stage.facts(book);
      };
      start();
      start();
      // Until both have a share.
      await eventually(
        async () => {
          await sendToAll();
          expect([...children.values()].every((taken) => taken.length > 0)).toBe(true);
        },
        { timeout: 30_000, interval: 500 },
      );
      await eventually(async () => expect(await expectWhole(['ledger'])).toBeGreaterThan(0), {
        timeout: 20_000,
      });
      await kill([...children.keys()][0]!);
      const killed = performance.now();
      await sendToAll();
      await eventually(async () => expect(await expectWhole(['ledger'])).toBeGreaterThan(0), {
        timeout: 2 * WORK_MOVES_WITHIN,
        interval: 100,
      });
      expect(performance.now() - killed).toBeLessThan(WORK_MOVES_WITHIN);
    }, 120_000);
  });
});
