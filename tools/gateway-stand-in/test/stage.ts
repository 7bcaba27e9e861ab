import { generateKeyPairSync, randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { resolve } from 'node:path';
import { SERVICES } from '@hisaab/contracts';
import { calculateJwkThumbprint, SignJWT, type CryptoKey, type KeyObject } from 'jose';
import { parse, stringify } from 'yaml';
import { placed, type Jwk, type Place } from '../../kong/place.mjs';
import { functionsOf } from '../../kong/plugins';
import type { KongInput } from '../../kong/rules/entities';
import { createGateway, type Gateway } from '../gateway';

export const ROOT = resolve(import.meta.dirname, '../../..');
export const ORIGIN = 'http://localhost:8000';

/** So many that no test meets them. */
export const LIMITS = Object.fromEntries(
  ['address', 'doors', 'messages', 'uploads'].map((name) => [name, { minute: 100_000 }]),
);

export interface SigningPair {
  readonly kid: string;
  readonly privateKey: CryptoKey | KeyObject;
  readonly jwk: Jwk;
}

export async function signingPair(): Promise<SigningPair> {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const jwk = publicKey.export({ format: 'jwk' });
  const kid = await calculateJwkThumbprint({ ...jwk, kty: 'EC' });
  return { kid, privateKey, jwk: { ...jwk, kid, alg: 'ES256', use: 'sig' } };
}

/** An access token as auth signs it: type and key id in the header. */
export function tokenOf(
  pair: SigningPair,
  more: { secondsToLive?: number; kid?: string } = {},
): Promise<string> {
  const now = Math.floor(Date.now() / 1000);
  return new SignJWT({ sid: randomUUID(), book: randomUUID() })
    .setProtectedHeader({ alg: 'ES256', typ: 'at+jwt', kid: more.kid ?? pair.kid })
    .setIssuer('hisaab')
    .setAudience('hisaab-api')
    .setSubject(randomUUID())
    .setIssuedAt(now)
    .setExpirationTime(now + (more.secondsToLive ?? 600))
    .sign(pair.privateKey);
}

type Answer = (request: IncomingMessage, response: ServerResponse) => void;

/** An HTTP server in the place of a service. */
export class Upstream {
  readonly seen: IncomingMessage[] = [];
  answer: Answer | undefined;
  #server: Server | undefined;
  port = 0;

  constructor(readonly name: string) {}

  async start(port = 0): Promise<this> {
    const server = createServer((request, response) => {
      if (request.url === '/health/live') return void response.end('live');
      this.seen.push(request);
      if (this.answer) this.answer(request, response);
      else this.#echo(request, response);
    });
    await new Promise<void>((done) => server.listen(port, '127.0.0.1', done));
    this.#server = server;
    this.port = (server.address() as AddressInfo).port;
    return this;
  }

  get target(): string {
    return `127.0.0.1:${this.port}`;
  }

  /** Who it is and what it was asked. */
  #echo(request: IncomingMessage, response: ServerResponse): void {
    response.setHeader('content-type', 'application/json; charset=utf-8');
    response.setHeader('x-served-by', this.name);
    response.end(JSON.stringify({ name: this.name, url: request.url, headers: request.headers }));
  }

  stop(): Promise<void> {
    const server = this.#server;
    this.#server = undefined;
    if (!server) return Promise.resolve();
    server.closeAllConnections();
    return new Promise((done) => server.close(() => done()));
  }
}

/** The committed file, put in this place; counted in memory unless a Redis is named. */
export function renderedFile(place: Place): string {
  const template = parse(readFileSync(resolve(ROOT, 'kong/kong.yml'), 'utf8')) as KongInput;
  return stringify(placed(template, { redis: 'none', ...place }), { aliasDuplicateObjects: false });
}

/** Everything goes to one target, unless something else is named. */
export function targetsOf(one: string, more: Record<string, readonly string[]> = {}) {
  return { ...Object.fromEntries([...SERVICES, 'web'].map((name) => [name, [one]])), ...more };
}

export async function startGateway(yaml: string): Promise<Gateway & { url: string }> {
  const gateway = await createGateway(yaml, functionsOf(ROOT), () => undefined);
  const url = await gateway.app.listen({ port: 0, host: '127.0.0.1' });
  return { ...gateway, url };
}
