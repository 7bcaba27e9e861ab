import { generateKeyPairSync } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Health, Metrics } from '@hisaab/observability';
import { isPeerUnavailable, PeerClient, Resilience } from '@hisaab/resilience';
import { eventually, testDatabase, type TestDatabase } from '@hisaab/testing';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { KeyCopies } from './key-copies.repository';
import { RemoteJwks } from './remote.jwks';

const publicKey = (kid: string) => ({
  ...generateKeyPairSync('ec', { namedCurve: 'P-256' }).publicKey.export({ format: 'jwk' }),
  kid,
});

let store: TestDatabase;
beforeAll(async () => {
  store = await testDatabase();
});
afterAll(() => store.drop());

/** What one life of the service `billing` does with the keys. */
async function inOneLife(port: number, work: (jwks: RemoteJwks) => Promise<void>): Promise<void> {
  const resilience = new Resilience(new Health(), new Metrics());
  const jwks = new RemoteJwks(
    new PeerClient({ name: 'auth', baseUrl: `http://127.0.0.1:${port}` }, resilience),
  );
  try {
    jwks.start(new KeyCopies(store.database('billing')));
    await work(jwks);
  } finally {
    jwks.stop();
    resilience.stop();
  }
}

it('a service that is started while auth is away begins with the keys that it had last', async () => {
  let published = [publicKey('one')];
  const auth = createServer((_request, response) => {
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ keys: published }));
  });
  await new Promise<void>((done) => auth.listen(0, '127.0.0.1', done));
  const { port } = auth.address() as AddressInfo;
  const kept = (): Promise<unknown> => new KeyCopies(store.database('billing')).last();

  await inOneLife(port, async (jwks) => {
    expect(await jwks.keyFor('one')).toBeDefined();
    await eventually(async () => expect(await kept()).toEqual(published));
    // A rotation: what is kept is what is in force.
    published = [publicKey('two')];
    expect(await jwks.keyFor('two')).toBeDefined();
    await eventually(async () => expect(await kept()).toEqual(published));
  });
  auth.close();
  auth.closeAllConnections();

  await inOneLife(port, async (jwks) => {
    await eventually(() => expect(jwks.health().state).toBe('up'), { timeout: 1_000 });
    expect((await jwks.keyFor('two'))?.asymmetricKeyType).toBe('ec');
    // The retired one is not trusted again, and not being able to look is not a wrong token.
    await expect(jwks.keyFor('one')).rejects.toSatisfy(isPeerUnavailable);
  });
});
