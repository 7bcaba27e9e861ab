import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { renderedFile, signingPair } from '../gateway-stand-in/test/stage';
import { Router, settings } from '../gateway-stand-in/router';
import { publicOperations } from './operations';
import { faultsOf } from './rules/check';
import { kongFile, type KongInput } from './rules/entities';
import { sharedFolder } from './shared.config';
import { WEB_ALIASES, WEB_FILES, WEB_PAGES } from './web-paths';

const ROOT = resolve(import.meta.dirname, '../..');
const committed = readFileSync(join(ROOT, 'kong/kong.yml'), 'utf8');
const document = parse(committed) as KongInput;
const file = kongFile.parse(document);
const router = new Router(file);
const operations = publicOperations();

const sample = (path: string): string =>
  path.replace(/\{[^}]+\}|:[a-z]+/gi, '0198c0de-0000-7000-8000-000000000000');
const find = (method: string, path: string) =>
  router.find({ method, path, host: 'localhost:8000', headers: {} });

describe('kong/kong.yml and the public API', () => {
  it('has a route for each operation, to the service that owns it', () => {
    expect(operations.length).toBeGreaterThan(60);
    for (const operation of operations) {
      const found = find(operation.method, sample(operation.path));
      const told = [found?.route.name, found?.service?.host, found?.route.strip_path];
      expect(told).toEqual([operation.id, `${operation.service}.upstream`, false]);
    }
  });

  it('asks a token where the document does, and nowhere else', () => {
    for (const operation of operations) {
      const found = find(operation.method, sample(operation.path));
      const jwt = found && settings(found, 'jwt');
      expect([operation.id, jwt?.key_claim_name]).toEqual([
        operation.id,
        operation.isPublic ? undefined : 'kid',
      ]);
      if (jwt)
        expect(jwt).toMatchObject({ claims_to_verify: ['exp'], uri_param_names: [], cookie_names: [] });
    }
  });

  it('has no route for anything else', () => {
    const known = new Set(operations.map(({ id }) => id));
    const others = file.services
      .flatMap((service) => service.routes)
      .filter(({ name }) => !known.has(name))
      .map(({ name }) => name.replace(/^[a-z-]+(?=-other-methods$)/, '*'));
    expect([...new Set(others)].sort()).toEqual([
      ...['*-other-methods', 'document', 'document-page', 'web-assets', 'web-files', 'web-pages'],
    ]);
    expect(file.routes.map(({ name }) => name)).toEqual(['nothing-here']);
  });

  it('hands other methods to the owner of the path, and asks for a token where the path does', () => {
    for (const operation of operations) {
      for (const method of ['PUT', 'PATCH', 'DELETE', 'POST', 'OPTIONS']) {
        const path = sample(operation.path);
        if (
          operations.some((other) => other.method === method && find(method, path)?.route.name === other.id)
        )
          continue;
        const found = find(method, path);
        expect([path, found?.service?.host]).toEqual([path, `${operation.service}.upstream`]);
        const asks = operations.some((other) => other.path === operation.path && !other.isPublic);
        expect([method, path, found?.plugins.has('jwt')]).toEqual([method, path, asks]);
      }
    }
  });

  it('leads nowhere from what is internal', () => {
    const internal = [
      ...[
        '/health',
        '/health/live',
        '/health/ready',
        '/metrics',
        '/internal',
        '/internal/x',
        '/v1/internal/x',
      ],
      ...['/v1', '/v1/nothing', '/v1/accountsx', '/v1/accounts/a/b', '/.well-known/x', '/admin', '/config'],
    ];
    for (const path of internal) {
      for (const method of ['GET', 'POST', 'DELETE']) {
        const found = find(method, path);
        expect([path, found?.route.name, found?.service]).toEqual([path, 'nothing-here', undefined]);
        expect(found && settings(found, 'request-termination')?.status_code).toBe(404);
      }
    }
    for (const service of file.services) {
      for (const path of service.routes.flatMap((route) => route.paths)) {
        expect(path).not.toMatch(/health|metrics|internal|admin/);
      }
    }
  });

  it('limits the doors and the messages more tightly, by address, in Redis, and lets through without it', () => {
    const limits = (method: string, path: string) => {
      const found = find(method, path);
      const rate = found && settings(found, 'rate-limiting');
      expect(rate).toMatchObject({ policy: 'redis', limit_by: 'ip', fault_tolerant: true });
      return rate?.minute ?? 0;
    };
    const others = limits('GET', '/v1/accounts');
    for (const path of ['/v1/auth/login', '/v1/auth/signup', '/v1/auth/refresh']) {
      expect(limits('POST', path)).toBeLessThan(others / 10);
    }
    expect(limits('GET', '/v1/notifications')).toBeLessThan(others);
    expect(limits('POST', '/v1/imports')).toBeLessThan(others);
  });

  it('takes a file of 25 MiB at one address, and a megabyte at the others', () => {
    const longest = (method: string, path: string) => {
      const found = find(method, path);
      return found && settings(found, 'request-size-limiting')?.allowed_payload_size;
    };
    expect(longest('POST', '/v1/imports')).toBe(26);
    for (const operation of operations.filter(({ id }) => id !== 'startImport')) {
      expect([operation.id, longest(operation.method, sample(operation.path))]).toEqual([operation.id, 1]);
    }
    expect(find('POST', '/v1/imports')?.route.request_buffering).toBe(false);
  });

  it('holds nothing of the event stream back', () => {
    const found = find('GET', '/v1/events');
    expect(found?.route).toMatchObject({ request_buffering: false, response_buffering: false });
    expect(found?.service?.read_timeout).toBeGreaterThanOrEqual(600_000);
  });

  it('checks every target, by asking and by what it sees', () => {
    for (const { name, targets, healthchecks } of file.upstreams) {
      const { active, passive } = healthchecks;
      expect([name, targets.length]).toEqual([name, 2]);
      expect(active.healthy.interval * active.unhealthy.interval).toBeGreaterThan(0);
      expect(passive.unhealthy.tcp_failures).toBeGreaterThan(0);
    }
  });
});

describe('kong/kong.yml and the web client', () => {
  const web = join(ROOT, 'apps/web');
  const addresses = (source: string, pattern: RegExp) =>
    [...readFileSync(join(web, 'src/app', source), 'utf8').matchAll(pattern)].map(([, path = '']) => path);

  it('leads from each page, alias and file of the client to it', () => {
    const pages = addresses('page-loads.ts', /^ {2}'(\/[^']*)':/gm);
    const aliases = addresses('other-addresses.tsx', /^ {2}\['(\/[^']*)'/gm);
    expect(pages.length).toBeGreaterThan(15);
    expect(aliases.length).toBeGreaterThan(15);
    const files = readdirSync(join(web, 'public')).map((name) => `/${name}`);
    for (const path of [...pages, '/add', ...aliases, ...files, '/assets/index-abc.js']) {
      expect([path, find('GET', sample(path))?.service?.name]).toEqual([path, 'web']);
    }
  });

  it('has nothing for it that the client has not', () => {
    const source = ['page-loads.ts', 'other-addresses.tsx', 'app-routes.tsx']
      .map((name) => readFileSync(join(web, 'src/app', name), 'utf8'))
      .join();
    for (const path of [...WEB_PAGES, ...WEB_ALIASES]) expect(source).toContain(path);
    const made = new Set(['/manifest.webmanifest', '/service-worker.js']);
    for (const path of WEB_FILES) expect(made.has(path) || existsSync(join(web, 'public', path))).toBe(true);
  });
});

describe('kong/kong.yml and Kong', () => {
  it('follows the rules of Kong 3.9, committed and rendered', async () => {
    const pairs = [await signingPair(), await signingPair()];
    const rendered: unknown = parse(
      renderedFile({ keys: pairs.map(({ jwk }) => jwk), redis: 'localhost:6380' }),
    );
    expect(faultsOf(document)).toEqual([]);
    expect(faultsOf(rendered)).toEqual([]);
  });

  const schemaFile = join(sharedFolder(ROOT), 'data/kong/kong_json_schema.json');
  const hasSchema = existsSync(schemaFile);
  if (!hasSchema) {
    process.stderr.write(
      'There is no ../shared/data/kong: kong.yml is not held against Kong’s JSON schema.\n',
    );
  }

  it.runIf(hasSchema)('is valid by Kong’s own JSON schema, committed and rendered', async () => {
    const withoutDialect = (key: string, value: unknown): unknown => (key === '$schema' ? undefined : value);
    const schema = JSON.parse(readFileSync(schemaFile, 'utf8'), withoutDialect) as object;
    const validate = new Ajv({ strict: false }).compile(schema);
    const rendered: unknown = parse(renderedFile({ keys: [(await signingPair()).jwk] }));
    for (const one of [document, rendered]) {
      validate(one);
      expect(validate.errors ?? []).toEqual([]);
    }
    expect(validate({ ...document, route: [] })).toBe(false);
  });
});
