import { randomUUID } from 'node:crypto';
import { SERVICES } from '@hisaab/contracts';
import {
  eventually,
  hasKafka,
  hasRabbit,
  kafkaServer,
  rabbitmqServer,
  testDatabase,
  type KafkaServer,
  type RabbitServer,
  type TestDatabase,
} from '@hisaab/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startGateway, type RunningGateway } from './support/gateway';
import { causedBy, logLines } from './support/log-lines';
import { OtlpReceiver, type ReceivedSpan } from './support/otlp-receiver';
import { Person } from './support/person';
import { startProgram, type Program } from './support/program';
import { NO_BROKERS, Split } from './support/split';

const EXPENSE = {
  type: 'expense',
  amount: { amount: '249.50', currency: 'INR' },
  date: '2026-11-20',
  payee: 'Swiggy',
};
const PASSWORD = 'Tall-harbour-42-lantern';
const WAIT = { timeout: 60_000 };

const titles = (spans: readonly ReceivedSpan[]): string[] =>
  spans.map(({ service, kind, name }) => `${service} ${kind} ${name}`);

/** From the first that was asked down to this span. */
function wayTo(trace: readonly ReceivedSpan[], name: string): string[] {
  const way: ReceivedSpan[] = [];
  let span = trace.find((one) => one.name === name);
  while (span) {
    way.unshift(span);
    const { parentSpanId } = span;
    span = trace.find(({ spanId }) => spanId === parentSpanId);
  }
  return titles(way);
}

/** Every span is a part of another one, but for the first. */
function expectWhole(trace: readonly ReceivedSpan[], first: string): void {
  const known = new Set(trace.map(({ spanId }) => spanId));
  expect(known.size).toBe(trace.length);
  const roots = trace.filter(({ parentSpanId }) => parentSpanId === undefined || !known.has(parentSpanId));
  expect(titles(roots)).toEqual([first]);
}

async function signUp(baseUrl: string, requestId: string): Promise<{ person: Person; traceId: string }> {
  const email = `person-${randomUUID()}@example.org`;
  const answer = await fetch(`${baseUrl}/v1/auth/signup`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-request-id': requestId },
    body: JSON.stringify({ email, password: PASSWORD, locale: 'en-IN', currency: 'INR' }),
  });
  expect(answer.status).toBe(201);
  expect(answer.headers.get('x-request-id')).toBe(requestId);
  return { person: await Person.logIn(baseUrl, email, PASSWORD), traceId: traceOf(answer.headers) };
}

const traceOf = (headers: Headers): string => headers.get('traceparent')?.slice(3, 35) ?? '';

const more = (receiver: OtlpReceiver): Record<string, string> => ({
  OTEL_EXPORTER_OTLP_ENDPOINT: receiver.url,
  OTEL_BSP_SCHEDULE_DELAY: '200',
  LOG_LEVEL: 'debug',
});

/** Left out where the brokers cannot be had; with CI=true they must be there. */
describe.runIf(hasKafka() && hasRabbit())('a request to the seven services', () => {
  let database: TestDatabase;
  let kafka: KafkaServer;
  let rabbitmq: RabbitServer;
  let receiver: OtlpReceiver;
  let split: Split;
  let gateway: RunningGateway;
  let person: Person;

  beforeAll(async () => {
    [database, kafka, rabbitmq, receiver] = await Promise.all([
      testDatabase(),
      kafkaServer(),
      rabbitmqServer(),
      OtlpReceiver.start(),
    ]);
    const brokers = { ...NO_BROKERS, KAFKA_BROKERS: kafka.brokers, RABBITMQ_URL: rabbitmq.url };
    split = await Split.of(database.serviceUrl, brokers, more(receiver));
    await split.startAll();
    gateway = await startGateway(split, `${receiver.url}/v1/traces`);
  }, 240_000);
  afterAll(async () => {
    await gateway?.stop();
    await split?.stop();
    await Promise.all([kafka?.drop(), rabbitmq?.stop(), receiver?.stop()]);
    await database?.drop();
  });

  /** Each service that took part, with the lines that the request caused there; all say its id and its trace. */
  function expectLines(trace: readonly ReceivedSpan[], requestId: string, traceId: string): void {
    for (const service of SERVICES.filter((one) => trace.some((span) => span.service === `hisaab-${one}`))) {
      const lines = logLines(split.get(service).output());
      expect(causedBy(lines, requestId), service).not.toEqual([]);
      for (const line of lines.filter((one) => one.traceId === traceId))
        expect(line).toMatchObject({ requestId });
      for (const line of lines.filter((one) => one.requestId === requestId))
        expect(line).toMatchObject({ traceId });
    }
  }

  it('is one trace and one request id over HTTP, RabbitMQ and Kafka, to the last who takes part', async () => {
    const requestId = `sign-up-${randomUUID()}`;
    const signedUp = await signUp(gateway.url, requestId);
    person = signedUp.person;
    const { traceId } = signedUp;
    const trace = await eventually(async () => {
      const spans = receiver.trace(traceId);
      // Over RabbitMQ to user, which makes the book and tells of it over Kafka.
      expect(wayTo(spans, 'ledger.access process user.membership.changed.v1')).toEqual([
        expect.stringMatching(/^kong server /),
        'hisaab-auth server POST /v1/auth/signup',
        'hisaab-auth producer rabbitmq send auth.user.registered.v1',
        'hisaab-user consumer user process auth.user.registered.v1',
        'hisaab-user producer kafka send user.membership.changed.v1',
        'hisaab-ledger consumer ledger.access process user.membership.changed.v1',
      ]);
      expect(titles(spans)).toContain('hisaab-templating server POST /internal/templates/:key/rendered');
      return spans;
    }, WAIT);
    expectWhole(
      trace,
      titles(trace).find((title) => title.startsWith('kong'))!,
    );
    expect(trace.filter(({ isError }) => isError)).toEqual([]);
    expectLines(trace, requestId, traceId);
  });

  it('names who caused what, from an expense to the head that reporting witnesses', async () => {
    const requestId = `expense-${randomUUID()}`;
    const answer = await person.post('/v1/transactions', EXPENSE, { 'x-request-id': requestId });
    expect(answer.status).toBe(201);
    const traceId = traceOf(answer.headers);
    const trace = await eventually(async () => {
      const spans = receiver.trace(traceId);
      expect(wayTo(spans, 'reporting process ledger.entries.posted.v1')).toEqual([
        expect.stringMatching(/^kong server /),
        'hisaab-billing server POST /v1/transactions',
        'hisaab-billing producer kafka send billing.transaction.recorded.v1',
        'hisaab-ledger consumer ledger process billing.transaction.recorded.v1',
        'hisaab-ledger producer kafka send ledger.entries.posted.v1',
        'hisaab-reporting consumer reporting process ledger.entries.posted.v1',
      ]);
      for (const consumer of ['reporting', 'notification', 'user.book-use'])
        expect(spans.map(({ name }) => name)).toContain(
          `${consumer} process billing.transaction.recorded.v1`,
        );
      return spans;
    }, WAIT);
    const recording = trace.find(({ kind, service }) => kind === 'server' && service === 'hisaab-billing');
    expect(recording?.attributes).toEqual({
      'http.request.method': 'POST',
      'http.route': '/v1/transactions',
      'http.response.status_code': 201,
      'hisaab.request_id': requestId,
    });
    expectLines(trace, requestId, traceId);
  });

  it('goes on from the trace of its client', async () => {
    const traceparent = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01';
    const answer = await person.get('/v1/accounts', { traceparent });
    expect(traceOf(answer.headers)).toBe(traceparent.slice(3, 35));
    await eventually(async () => {
      const trace = receiver.trace(traceparent.slice(3, 35));
      const first = trace.find(({ service }) => service === 'kong');
      expect(first?.parentSpanId).toBe('b7ad6b7169203331');
      expect(wayTo(trace, 'GET /v1/accounts')).toHaveLength(2);
    }, WAIT);
  });

  it('keeps its own id and trace where many are taken at once', async () => {
    const sent = await Promise.all(
      Array.from({ length: 40 }, async () => {
        const requestId = `many-${randomUUID()}`;
        const { status, headers } = await person.post('/v1/transactions', EXPENSE, {
          'x-request-id': requestId,
        });
        expect(status).toBe(201);
        return { requestId, traceId: traceOf(headers) };
      }),
    );
    await eventually(async () => {
      const lines = (['ledger', 'reporting', 'notification'] as const).map((one) =>
        logLines(split.get(one).output()),
      );
      for (const { requestId, traceId } of sent) {
        const names = receiver.trace(traceId).map(({ name }) => name);
        for (const consumer of ['ledger', 'reporting', 'notification'])
          expect(names).toContain(`${consumer} process billing.transaction.recorded.v1`);
        for (const own of lines) expect(causedBy(own, requestId)).not.toEqual([]);
      }
    }, WAIT);
  });

  it('is told to a collector as OTLP has it', () => {
    expect(receiver.faults).toEqual([]);
    expect(new Set(receiver.spans.map(({ service }) => service))).toEqual(
      new Set(['kong', ...SERVICES.map((service) => `hisaab-${service}`)]),
    );
  });
});

describe('a request to the one program', () => {
  let database: TestDatabase;
  let receiver: OtlpReceiver;
  let program: Program;
  beforeAll(async () => {
    [database, receiver] = await Promise.all([testDatabase(), OtlpReceiver.start()]);
    program = await startProgram({
      DATABASE_URL: database.url,
      HISAAB_LIMITS_PROFILE: 'load-test',
      ...more(receiver),
    });
  });
  afterAll(async () => {
    await program?.stop();
    await Promise.all([receiver?.stop(), database?.drop()]);
  });

  it('is one trace and one request id through the outbox to its last consumer', async () => {
    const { person } = await signUp(program.baseUrl, `sign-up-${randomUUID()}`);
    const requestId = `expense-${randomUUID()}`;
    const answer = await person.post('/v1/transactions', EXPENSE, { 'x-request-id': requestId });
    expect(answer.status).toBe(201);
    const traceId = traceOf(answer.headers);
    const trace = await eventually(async () => {
      const spans = receiver.trace(traceId);
      expect(wayTo(spans, 'reporting process ledger.entries.posted.v1')).toEqual([
        'hisaab server POST /v1/transactions',
        'hisaab consumer ledger process billing.transaction.recorded.v1',
        'hisaab consumer reporting process ledger.entries.posted.v1',
      ]);
      return spans;
    }, WAIT);
    expectWhole(trace, 'hisaab server POST /v1/transactions');
    expect(receiver.faults).toEqual([]);
    const lines = logLines(program.output()).filter((line) => line.traceId === traceId);
    expect(lines.map(({ event, msg }) => event ?? msg)).toEqual(expect.arrayContaining(['request', 'taken']));
    for (const line of lines) expect(line).toMatchObject({ requestId });
  });

  it('goes on where the collector is away, and the end does not wait for it', async () => {
    await receiver.stop();
    const person = await Person.signUp(program.baseUrl, { currency: 'INR' });
    expect((await person.post('/v1/transactions', EXPENSE)).status).toBe(201);
    const started = Date.now();
    await program.stop();
    expect(program.process.exitCode).toBe(0);
    expect(Date.now() - started).toBeLessThan(8_000);
  });
});
