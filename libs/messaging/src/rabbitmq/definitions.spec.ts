import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { EVENTS, SERVICES, WORK_CONSUMERS } from '@hisaab/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { definitionsCommand } from './definitions-command';

describe('npm run rabbitmq:definitions', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'definitions-'));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const urls = (vhost: string): Record<string, string> => ({
    RABBITMQ_URL: 'amqp://operator:o@rabbitmq/hisaab',
    ...Object.fromEntries(
      SERVICES.map((service) => [
        `${service.toUpperCase()}_RABBITMQ_URL`,
        `amqp://${service}:s@rabbitmq/${vhost}`,
      ]),
    ),
  });
  const run = (environment: Record<string, string>, ...words: string[]): { code: number; said: string } => {
    const lines: string[] = [];
    const code = definitionsCommand({ environment, say: (line) => lines.push(line), arguments: words });
    return { code, said: lines.join('\n') };
  };

  it('writes accounts, queues and rights, and no password', () => {
    const file = path.join(folder, 'definitions.json');
    expect(run(urls('hisaab'), '--out', file)).toMatchObject({ code: 0 });
    expect(statSync(file).mode & 0o077).toBe(0);
    const text = readFileSync(file, 'utf8');
    const made = JSON.parse(text) as Record<string, { name: string; routing_key: string }[]>;
    expect(made.users!.map(({ name }) => name)).toEqual([...SERVICES, 'operator']);
    expect(text).not.toContain('"password"');
    const queues = made.queues!.map(({ name }) => name);
    for (const consumer of Object.keys(WORK_CONSUMERS)) {
      expect(queues).toContain(consumer);
      expect(queues).toContain(`${consumer}.dead`);
    }
  });

  it('says what is missing', () => {
    expect(run({}, '--out', 'x')).toMatchObject({
      code: 2,
      said: expect.stringContaining('BILLING_RABBITMQ_URL'),
    });
    expect(run(urls('hisaab'))).toMatchObject({ code: 2, said: expect.stringContaining('--out') });
    expect(run(urls('other'), '--out', 'x')).toMatchObject({
      code: 2,
      said: expect.stringContaining('not in the virtual host hisaab'),
    });
  });

  it('knows a consumer for every kind of work', () => {
    const taken = new Set(Object.values(WORK_CONSUMERS).flat());
    const work = [...EVENTS.values()].filter(({ channel }) => channel === 'work').map(({ type }) => type);
    expect([...taken].sort()).toEqual(work.sort());
  });
});
