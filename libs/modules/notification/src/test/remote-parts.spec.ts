import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Health, Metrics } from '@hisaab/observability';
import { parseEnvironment, Peers, platformConfig } from '@hisaab/platform';
import { isPeerUnavailable, Resilience } from '@hisaab/resilience';
import { eventually } from '@hisaab/testing';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { BillingProgress } from '../events/billing.progress';
import { RemoteTemplates } from '../messages/remote-templates.renderer';

const TOKEN = 'a token that is long enough for services';
const greeting = {
  key: 'welcome',
  locale: 'en',
  version: 2,
  title: 'Hello {name}',
  body: 'Good to see you',
  variables: { type: 'object', properties: { name: { type: 'string' } } },
};

/** A peer that can be away; `answers` says what it answers to which address. */
function peer() {
  let port = 0;
  const asked: { url: string; body: string; authorization: string | undefined }[] = [];
  const answers: Record<string, [status: number, body: unknown]> = {};
  const server = createServer((request: IncomingMessage, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString()));
    request.on('end', () => {
      asked.push({ url: request.url ?? '', body, authorization: request.headers.authorization });
      const [status, answer] = answers[request.url ?? ''] ?? [404, {}];
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(answer));
    });
  });
  return {
    asked,
    answers,
    listen: () =>
      new Promise<void>((done) =>
        server.listen(port, '127.0.0.1', () => {
          port = (server.address() as AddressInfo).port;
          done();
        }),
      ),
    away: () =>
      new Promise<void>((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
    get isThere() {
      return server.listening;
    },
    get url() {
      return `http://127.0.0.1:${port}`;
    },
  };
}

describe('notification asks other processes', () => {
  let other: ReturnType<typeof peer>;
  let resilience: Resilience;
  let peers: Peers;

  beforeEach(async () => {
    other = peer();
    await other.listen();
    resilience = new Resilience(new Health(), new Metrics());
    const environment = { HISAAB_INTERNAL_TOKEN: TOKEN, TEMPLATING_URL: other.url, BILLING_URL: other.url };
    peers = new Peers(parseEnvironment(platformConfig, environment), resilience);
  });
  afterEach(async () => {
    resilience.stop();
    if (other.isThere) await other.away();
  });

  it('templating for the words, with the token of the services', async () => {
    const words = { title: 'Hello Asha', body: 'Good to see you', locale: 'en', version: 3 };
    other.answers['/internal/templates/welcome/rendered'] = [200, words];
    const templates = new RemoteTemplates(peers);
    expect(await templates.render('welcome', 'en-IN', { name: 'Asha' })).toEqual(words);
    expect(other.asked[0]).toMatchObject({
      authorization: `Bearer ${TOKEN}`,
      body: '{"locale":"en-IN","variables":{"name":"Asha"}}',
    });
  });

  it('nobody while templating is away, and renders its last known words itself', async () => {
    other.answers['/internal/templates'] = [200, { wordings: [greeting] }];
    const templates = new RemoteTemplates(peers);
    templates.onModuleInit();
    await eventually(() => expect(other.asked).toHaveLength(1));
    await eventually(async () => {
      if (other.isThere) await other.away();
      expect(await templates.render('welcome', 'en-IN', { name: 'Asha' })).toEqual({
        title: 'Hello Asha',
        body: 'Good to see you',
        locale: 'en',
        version: 2,
      });
    });
    // What it never knew has to wait: an outage, which no message is blamed for.
    await expect(templates.render('farewell', 'en', {})).rejects.toSatisfy(isPeerUnavailable);
    templates.onModuleDestroy();
  });

  it('and takes a refusal of templating for what it is', async () => {
    other.answers['/internal/templates/welcome/rendered'] = [422, { code: 'template-variables' }];
    await expect(new RemoteTemplates(peers).render('welcome', 'en', {})).rejects.toMatchObject({
      code: 'template-variables',
    });
  });

  it('billing for what runs there, and tells of nothing while it is away', async () => {
    const state = { bookId: 'b', event: 'import', id: 'i', status: 'running', data: { rows: 3 } };
    other.answers['/internal/work-in-progress'] = [200, { states: [state] }];
    const progress = new BillingProgress(peers);
    expect(await progress.of(['b'])).toEqual([state]);
    await other.away();
    expect(await progress.of(['b'])).toEqual([]);
    await other.listen();
    await eventually(async () => expect(await progress.of(['b'])).toEqual([state]));
  });
});
