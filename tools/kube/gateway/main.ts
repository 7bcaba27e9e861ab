import { readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import Fastify from 'fastify';
import { createAdmin } from '../../gateway-stand-in/admin';
import { createGateway } from '../../gateway-stand-in/gateway';
import { functionsOf } from '../../kong/plugins';

/**
 * The stand-in for Kong as a container of a pod: ports are those of the chart's Kong, with its status interface, and
 * the way it ends is nginx's on SIGQUIT: who asks meanwhile is answered, and told to come back on another line.
 */
const text = { type: 'string' } as const;
const { values } = parseArgs({
  options: {
    config: { ...text, default: '/shared/kong.yml' },
    port: { ...text, default: '8000' },
    admin: { ...text, default: '8001' },
    status: { ...text, default: '8100' },
    drain: { ...text, default: '5' },
  },
});

const say = (line: string): void => void process.stdout.write(`${line}\n`);
const gateway = await createGateway(
  readFileSync(values.config, 'utf8'),
  functionsOf(import.meta.dirname),
  say,
);
let isEnding = false;
let underWay = 0;
gateway.app.addHook('onRequest', (_request, reply, done) => {
  underWay += 1;
  // However it ends: who goes away waits for no answer.
  reply.raw.once('close', () => void (underWay -= 1));
  if (isEnding) void reply.header('connection', 'close');
  done();
});
gateway.app.addHook('onResponse', (request, reply, done) => {
  // What Kong's log would have of an answer that is nobody's wish.
  if (reply.statusCode >= 500) {
    const { isFromService, failures, id } = request.passage;
    const who = isFromService ? 'the service' : `the gateway (${failures.join(', ')})`;
    const asked = `${request.method} ${request.raw.url ?? ''}`;
    say(`${new Date().toISOString()} ${reply.statusCode} by ${who}: ${asked} ${id ?? ''}`);
  }
  done();
});
const admin = createAdmin(gateway);
const status = Fastify({ logger: false });
status.get('/status/ready', (_request, reply) =>
  isEnding ? reply.code(503).send({ message: 'ending' }) : { message: 'ready' },
);
status.get('/status', () => ({ message: 'ready' }));
status.get('/metrics', async (_request, reply) => {
  void reply.type(gateway.metrics.registry.contentType);
  return gateway.metrics.text(gateway.state().balancers.values());
});

await admin.listen({ port: Number(values.admin), host: '127.0.0.1' });
await gateway.app.listen({ port: Number(values.port), host: '0.0.0.0' });
await status.listen({ port: Number(values.status), host: '0.0.0.0' });
say(`The stand-in for Kong (no Kong) is ready on port ${values.port}.`);

async function end(): Promise<void> {
  if (isEnding) return;
  isEnding = true;
  await pause(Number(values.drain) * 1_000);
  while (underWay > 0) await pause(50);
  await Promise.all([gateway.app.close(), admin.close(), status.close()]);
  process.exit(0);
}
for (const signal of ['SIGTERM', 'SIGINT', 'SIGQUIT']) process.on(signal, () => void end());
