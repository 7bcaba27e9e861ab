import { randomUUID } from 'node:crypto';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { eventually } from '@hisaab/testing';
import { BrokerTransport } from './broker-transport';
import { messagesCommand } from './messages-command';
import { FACT, noteBy, WORK } from './test/noting';
import { Stage, type Transport } from './test/stage';

describe('npm run messages', () => {
  let stage: Stage;
  let transport: Transport;
  let broken = true;
  beforeAll(async () => {
    stage = await Stage.make();
    transport = stage.listen(
      (sources, homes) =>
        new BrokerTransport({
          sources,
          homes,
          retries: { attempts: 1, firstMs: 1, longestMs: 1 },
          electMs: 50,
        }),
      noteBy(stage.test.database('ledger'), [FACT, WORK], {
        sequential: true,
        before: () => {
          if (broken) throw new Error('no ink');
        },
      }),
    );
  });
  afterAll(() => stage.close());

  async function messages(...words: string[]): Promise<{ code: number; said: string }> {
    const lines: string[] = [];
    const code = await messagesCommand({
      deadLetters: transport.deadLetters,
      say: (line) => lines.push(line),
      arguments: words,
    });
    return { code, said: lines.join('\n') };
  }

  it('lists, skips and redrives', async () => {
    expect(await messages('list')).toMatchObject({ code: 0, said: expect.stringContaining('Nothing waits') });
    const [first] = await stage.facts(randomUUID(), 3);
    const [work] = await stage.work();
    await eventually(async () => expect((await messages('list')).said).toContain('2 in all'));
    const { said } = await messages('list');
    expect(said).toContain(`dead    ledger  ${FACT}  ${first}`);
    expect(said).toContain('2 parked behind it');
    expect(said).toContain('no ink');
    broken = false;
    const skipped = await messages('skip', '--consumer', 'ledger', '--id', first!);
    expect(skipped).toMatchObject({ code: 0 });
    await eventually(async () => expect(await stage.effects('ledger')).toHaveLength(2));
    expect(await messages('redrive', '--id', work!)).toMatchObject({
      code: 0,
      said: expect.stringContaining('1 will be tried again'),
    });
    await eventually(async () => expect(await stage.effectIds('ledger')).toContain(work));
    await eventually(async () => expect((await messages('list')).said).toContain('Nothing waits'));
  });

  it('says how it is used, and what there is not', async () => {
    expect(await messages()).toMatchObject({ code: 2, said: expect.stringContaining('messages list') });
    expect(await messages('skip')).toMatchObject({ code: 2 });
    expect(await messages('list', '--wrong')).toMatchObject({ code: 2 });
    const missing = await messages('skip', '--consumer', 'ledger', '--id', randomUUID());
    expect(missing).toMatchObject({ code: 1, said: expect.stringContaining('did not fail') });
  });
});
