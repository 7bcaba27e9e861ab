import { randomUUID } from 'node:crypto';

import { eventually, canShareRabbit, sharedRabbit } from '@hisaab/testing';
import { connect } from 'amqplib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { BrokerTransport } from '../broker-transport';
import { messagesCommand } from '../messages-command';
import { noteBy, WORK } from '../test/noting';
import { Stage, type Transport } from '../test/stage';
import { RabbitLink } from './rabbit-link';
import { WORK_EXCHANGE } from './topology';

describe.runIf(canShareRabbit())('npm run messages, over RabbitMQ', () => {
  let stage: Stage;
  let url: string;
  let transport: Transport;
  let broken = true;
  beforeAll(async () => {
    stage = await Stage.make();
    url = await (await sharedRabbit()).vhost();
    transport = stage.listen(
      (sources, homes) =>
        new BrokerTransport({
          sources,
          homes,
          rabbitmq: new RabbitLink({ url }),
          retries: { attempts: 2, firstMs: 10, longestMs: 10 },
          electMs: 50,
        }),
      noteBy(stage.test.database('ledger'), [WORK], {
        before: () => {
          if (broken) throw new Error('no ink');
        },
      }),
    );
  }, 120_000);
  afterAll(() => stage?.close());

  async function messages(...words: string[]): Promise<{ code: number; said: string }> {
    const lines: string[] = [];
    const code = await messagesCommand({
      deadLetters: transport.deadLetters,
      say: (line) => lines.push(line),
      arguments: words,
    });
    return { code, said: lines.join('\n') };
  }

  async function publish(content: string, properties: { type: string; messageId?: string }): Promise<void> {
    const model = await connect(url);
    const channel = await model.createConfirmChannel();
    channel.publish(WORK_EXCHANGE, WORK, Buffer.from(content), properties);
    await channel.waitForConfirms();
    await model.close();
  }

  it('lists, redrives and skips what is dead', async () => {
    const [first, second] = await stage.work(2);
    await eventually(async () => expect((await messages('list')).said).toContain('2 in all'));
    const { said } = await messages('list');
    expect(said).toContain(`dead    ledger  ${WORK}  ${first}`);
    expect(said).toContain('2 attempts since');
    expect(said).toContain('no ink');
    broken = false;
    const skipped = await messages('skip', '--consumer', 'ledger', '--id', first!);
    expect(skipped).toMatchObject({ code: 0, said: expect.stringContaining('goes on without') });
    expect(await messages('redrive', '--consumer', 'reporting')).toMatchObject({
      said: expect.stringContaining('0 will'),
    });
    expect(await messages('redrive')).toMatchObject({
      said: expect.stringContaining('1 will be tried again'),
    });
    await eventually(async () => expect(await stage.effectIds('ledger')).toEqual([second]));
    expect((await messages('list')).said).toContain('Nothing waits');
    const missing = await messages('skip', '--consumer', 'ledger', '--id', first!);
    expect(missing).toMatchObject({ code: 1, said: expect.stringContaining('did not fail') });
  });

  it('keeps poison apart from what is sound, and lets it be skipped', async () => {
    broken = false;
    await publish('this is no JSON', { type: WORK });
    await publish(JSON.stringify({ specversion: '1.0' }), { type: WORK, messageId: randomUUID() });
    await publish('{}', { type: 'billing.nothing.done.v1', messageId: randomUUID() });
    const [good] = await stage.work();
    await eventually(async () => expect(await stage.effectIds('ledger')).toContain(good));
    const dead = await eventually(async () => {
      const failed = await transport.deadLetters.list();
      expect(failed.map(({ state }) => state)).toEqual(['dead', 'dead', 'dead']);
      return failed;
    });
    const errors = dead.map(({ lastError }) => lastError).join('\n');
    expect(errors).toContain('it is not JSON');
    expect(errors).toContain('its envelope');
    expect(errors).toContain('has no handler for billing.nothing.done.v1');
    for (const { consumer, messageId } of dead) {
      // What the look before gave back is there again in a moment, not at once: a quorum queue.
      await eventually(async () => {
        const skipped = await messages('skip', '--consumer', consumer, '--id', messageId);
        expect(skipped).toMatchObject({ code: 0 });
      });
    }
    expect(await transport.deadLetters.list()).toEqual([]);
  });
});
