import 'reflect-metadata';

import { randomUUID } from 'node:crypto';

import { Controller, Module, type INestApplication, type OnApplicationBootstrap } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { EventPattern, Payload } from '@nestjs/microservices';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import { payeeMerged, payeeNamed, type Envelope } from '@hisaab/contracts';
import { requestContext, runInContext } from '@hisaab/observability';
import { eventually } from '@hisaab/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { connectMessaging } from './connect-messaging';
import { consumes } from './consumes';
import { BrokerTransport } from './broker-transport';
import { Stage } from './test/stage';

const calls: { hooksDone: boolean; types: string[]; requestId: string | undefined }[] = [];
let hooksDone = false;
const bad = randomUUID();

@Controller()
class FactsConsumer implements OnApplicationBootstrap {
  onApplicationBootstrap(): void {
    hooksDone = true;
  }

  @EventPattern([payeeMerged.type, payeeNamed.type], consumes('reporting', { batch: 50 }))
  take(@Payload() messages: Envelope[]): void {
    if (messages.some(({ subject }) => subject === bad)) throw new TypeError('what the handler threw');
    const requestId = requestContext()?.requestId;
    calls.push({ hooksDone, types: messages.map(({ type }) => type), requestId });
  }
}

@Controller()
class OtherConsumer {
  seen = 0;

  @EventPattern([payeeMerged.type], consumes('ledger'))
  take(@Payload() messages: Envelope[]): void {
    this.seen += messages.length;
  }
}

@Module({ controllers: [FactsConsumer, OtherConsumer] })
class Consumers {}

describe('consumers as Nest controllers', () => {
  let stage: Stage;
  let app: INestApplication;
  let transport: BrokerTransport;

  beforeAll(async () => {
    stage = await Stage.make();
    await stage.facts(randomUUID(), 30);
    app = await NestFactory.create(Consumers, new FastifyAdapter(), { logger: false });
    transport = new BrokerTransport({ sources: [stage.billing], electMs: 50 });
    connectMessaging(app, transport);
    await app.init();
    await app.startAllMicroservices();
  });
  afterAll(async () => {
    await transport.close();
    await app.close();
    await stage.close();
  });

  it('are called with batches, each under its own name, after the start-up hooks', async () => {
    await eventually(() => expect(calls.flatMap(({ types }) => types)).toHaveLength(30));
    expect(calls[0]!.types).toHaveLength(30);
    expect(calls.every((call) => call.hooksDone)).toBe(true);
    await eventually(() => expect(app.get(OtherConsumer).seen).toBe(30));
  });

  it('run in the context of what caused the message', async () => {
    await runInContext({ requestId: 'the cause' }, () => stage.facts(randomUUID()));
    await eventually(() => expect(calls.at(-1)!.requestId).toBe('the cause'));
  });

  it('are believed when they throw: the failure is the handler’s own', async () => {
    await stage.names(bad, 1);
    await eventually(async () => {
      const [failed] = await transport.deadLetters.list();
      expect(failed).toMatchObject({ consumer: 'reporting', state: 'waiting' });
      expect(failed?.lastError).toContain('TypeError: what the handler threw');
    });
  });
});
