import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

import type { TestProject } from 'vitest/node';

import { kafkaServer } from './servers/kafka';
import { givenRabbit, rabbitmqServer } from './servers/rabbitmq';

declare module 'vitest' {
  interface ProvidedContext {
    servers: string;
  }
}

interface Started {
  readonly url: string;
  readonly management?: string;
  readonly drop: () => Promise<void>;
}

const starts: Readonly<Record<string, () => Promise<Started>>> = {
  '/kafka': async () => {
    const given = process.env['HISAAB_TEST_KAFKA_BROKERS'];
    if (given !== undefined) return { url: given, drop: () => Promise.resolve() };
    const server = await kafkaServer();
    return { url: server.brokers, drop: () => server.drop() };
  },
  '/rabbitmq': async () => {
    const given = givenRabbit();
    if (given) return { ...given, drop: () => Promise.resolve() };
    const { url, management, stop } = await rabbitmqServer();
    return { url, management, drop: stop };
  },
};

/** One of each real server for the whole run, and only where a test file asks for it. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const started = new Map<string, Promise<Started>>();
  const http = createServer((request, response) => {
    const name = request.url ?? '';
    const start = starts[name];
    const server = started.get(name) ?? start?.();
    if (!server) return void response.writeHead(404).end('no such server');
    started.set(name, server);
    server.then(
      ({ url, management }) => response.end(JSON.stringify({ url, management })),
      (error: unknown) => response.writeHead(500).end(String(error)),
    );
  }).listen(0, '127.0.0.1');
  await once(http, 'listening');
  project.provide('servers', `http://127.0.0.1:${(http.address() as AddressInfo).port}/`);
  return async () => {
    http.close();
    http.closeAllConnections();
    const ended = await Promise.allSettled([...started.values()].map(async (one) => (await one).drop()));
    for (const end of ended) if (end.status === 'rejected') throw end.reason;
  };
}
