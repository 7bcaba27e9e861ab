import { generateKeyPairSync } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Health, Metrics } from '@hisaab/observability';
import { isPeerUnavailable, PeerClient, Resilience } from '@hisaab/resilience';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { RemoteJwks } from './remote.jwks';

const publicKey = (kid: string) => ({
  ...generateKeyPairSync('ec', { namedCurve: 'P-256' }).publicKey.export({ format: 'jwk' }),
  kid,
});

describe('the public keys of auth in another process', () => {
  let published = [publicKey('one')];
  let asked = 0;
  let jwks: RemoteJwks;
  let resilience: Resilience;
  let port = 0;
  const server = createServer((_request, response) => {
    asked += 1;
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ keys: published }));
  });
  const listen = (): Promise<void> => new Promise((done) => server.listen(port, '127.0.0.1', done));
  const away = (): Promise<void> =>
    new Promise((done) => {
      server.close(() => done());
      server.closeAllConnections();
    });

  beforeEach(async () => {
    published = [publicKey('one')];
    asked = 0;
    await listen();
    port = (server.address() as AddressInfo).port;
    resilience = new Resilience(new Health(), new Metrics());
    jwks = new RemoteJwks(new PeerClient({ name: 'auth', baseUrl: `http://127.0.0.1:${port}` }, resilience));
  });
  afterEach(async () => {
    jwks.stop();
    resilience.stop();
    if (server.listening) await away();
  });

  it('are fetched once and kept, also while auth is away', async () => {
    expect(jwks.health()).toMatchObject({ state: 'down', detail: expect.stringContaining('auth') });
    expect((await jwks.keyFor('one'))?.asymmetricKeyType).toBe('ec');
    await away();
    expect(await jwks.keyFor('one')).toBeDefined();
    expect(asked).toBe(1);
    expect(jwks.health().state).toBe('up');
  });

  it('are fetched anew for an id that is not known, but not for each of many', async () => {
    await jwks.keyFor('one');
    published = [...published, publicKey('two')];
    expect(await jwks.keyFor('two')).toBeDefined();
    const before = asked;
    const none = await Promise.all(Array.from({ length: 50 }, (_, n) => jwks.keyFor(`made up ${n}`)));
    expect(none.every((key) => key === undefined)).toBe(true);
    expect(asked - before).toBeLessThanOrEqual(1);
  });

  it('that cannot be had are not a wrong token', async () => {
    await away();
    await expect(jwks.keyFor('one')).rejects.toSatisfy(isPeerUnavailable);
  });

  it('come by themselves when auth comes later', async () => {
    await away();
    jwks.start();
    await listen();
    const deadline = Date.now() + 10_000;
    while (jwks.health().state === 'down' && Date.now() < deadline)
      await new Promise((done) => setTimeout(done, 10));
    expect(jwks.health().state).toBe('up');
  });
});
