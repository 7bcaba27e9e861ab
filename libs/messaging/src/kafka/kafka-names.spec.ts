import { payeeMerged, payeeNamed, type Envelope } from '@hisaab/contracts';
import { describe, expect, it } from 'vitest';

import { kafkaSettings } from './kafka-settings';
import { receivedOf, UnreadableRecord } from './received';
import { rightsOf } from './rights';
import { kafkaRightsCommand } from './rights-command';
import { DEFAULT_NAMES, keyOf, topicsOf } from './topics';

const envelope = (more: Partial<Envelope> = {}): Envelope => ({
  specversion: '1.0',
  id: '0199b7a4-0000-7000-8000-000000000001',
  source: '/billing',
  type: payeeMerged.type,
  time: '2026-11-23T00:00:00.000Z',
  datacontenttype: 'application/json',
  data: {},
  ...more,
});
const record = (value: string | null) => ({
  topic: 'hisaab.billing.facts',
  partition: 2,
  offset: 7n,
  value,
  type: payeeMerged.type,
  timestamp: 0,
});

describe('topics and keys', () => {
  it('are one for each service and channel, names compacted and facts kept for ever', () => {
    const topics = topicsOf(DEFAULT_NAMES, [payeeMerged.type, payeeNamed.type, payeeMerged.type]);
    expect(
      topics.map(({ topic, settings }) => [topic, settings['cleanup.policy'], settings['retention.ms']]),
    ).toEqual([
      ['hisaab.billing.facts', undefined, '-1'],
      ['hisaab.billing.names', 'compact', undefined],
    ]);
  });

  it('keep a book’s facts and a subject’s names together', () => {
    const both = envelope({ bookid: 'book', subject: 'subject' });
    expect(keyOf('facts', both)).toBe('book');
    expect(keyOf('names', both)).toBe('subject');
    expect(keyOf('facts', envelope({ subject: 'session' }))).toBe('session');
    expect(keyOf('work', envelope())).toBe(envelope().id);
  });
});

describe('a record', () => {
  it('is read with its place', () => {
    const message = envelope({ bookid: '0199b7a4-0000-7000-8000-000000000002', sequence: 3 });
    expect(receivedOf(record(JSON.stringify(message)))).toMatchObject({
      source: 'billing',
      channel: 'facts',
      sequence: 3n,
      position: 7n,
      envelope: message,
    });
  });

  it.each([
    null,
    'no JSON',
    '{}',
    JSON.stringify(envelope({ type: 'billing.nothing.v1' })),
    JSON.stringify(envelope({ source: '/nobody' })),
  ])('that is no envelope of ours is known again: %s', (value) => {
    const read = receivedOf(record(value));
    expect(read).toBeInstanceOf(UnreadableRecord);
    expect(read.id).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
    expect(receivedOf(record(value)).id).toBe(read.id);
  });
});

describe('rights and settings', () => {
  it('let a service write its own topics and read what it consumes', () => {
    expect(
      rightsOf('ledger', [payeeMerged.type], DEFAULT_NAMES).map(({ name, operations }) => [
        name,
        ...operations,
      ]),
    ).toEqual([
      ['hisaab.ledger.', 'write', 'create', 'describe'],
      ['hisaab.billing.facts', 'read'],
      ['ledger', 'read'],
      ['ledger.', 'read', 'delete'],
    ]);
    expect(() => rightsOf('ledger', ['billing.nothing.v1'], DEFAULT_NAMES)).toThrow('No contract');
  });

  it('come from the environment', () => {
    expect(kafkaSettings({}, 'x')).toBeUndefined();
    expect(kafkaSettings({ KAFKA_BROKERS: '' }, 'x')).toBeUndefined();
    expect(kafkaSettings({ KAFKA_BROKERS: 'a:1, b:2' }, 'x')).toEqual({
      brokers: ['a:1', 'b:2'],
      clientId: 'x',
    });
    const account = { KAFKA_BROKERS: 'a:1', KAFKA_SASL_USERNAME: 'u' };
    expect(() => kafkaSettings(account, 'x')).toThrow('together');
    expect(kafkaSettings({ ...account, KAFKA_SASL_PASSWORD: 'p' }, 'x')).toMatchObject({
      account: { username: 'u', password: 'p' },
      tls: {},
    });
  });

  it('want a number of seconds of who is patient', async () => {
    const said: string[] = [];
    const run = (...words: string[]) =>
      kafkaRightsCommand({
        environment: { KAFKA_BROKERS: '127.0.0.1:9' },
        say: (line) => said.push(line),
        arguments: words,
      });
    expect(await run('--patience=soon')).toBe(2);
    expect(await run('billing')).toBe(2);
    expect(said.every((line) => line.includes('--patience SECONDS'))).toBe(true);
  });

  it('let an account over a plain line only where that is said', () => {
    const account = { KAFKA_BROKERS: 'a:1', KAFKA_SASL_USERNAME: 'u', KAFKA_SASL_PASSWORD: 'p' };
    expect(kafkaSettings({ ...account, KAFKA_TLS: 'false' }, 'x')).not.toHaveProperty('tls');
    expect(kafkaSettings({ ...account, KAFKA_TLS: '' }, 'x')).toMatchObject({ tls: {} });
    expect(kafkaSettings({ KAFKA_BROKERS: 'a:1', KAFKA_TLS: 'true' }, 'x')).toMatchObject({ tls: {} });
    expect(() => kafkaSettings({ ...account, KAFKA_TLS: 'false', KAFKA_TLS_CA_FILE: '/ca' }, 'x')).toThrow(
      'leave one of them out',
    );
  });
});
