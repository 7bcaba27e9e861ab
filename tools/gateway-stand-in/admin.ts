import Fastify, { type FastifyInstance } from 'fastify';
import { RefusedConfiguration } from './configuration';
import type { Gateway } from './gateway';

/** The operator's door, on loopback alone: metrics, the state of the targets, and another file. Paths are Kong's. */
export function createAdmin(gateway: Gateway): FastifyInstance {
  const admin = Fastify({ logger: false, bodyLimit: 16 * 1_048_576 });
  admin.get('/metrics', async (_request, reply) => {
    void reply.type(gateway.metrics.registry.contentType);
    return gateway.metrics.text(gateway.state().balancers.values());
  });
  admin.get('/status/ready', () => ({ message: 'ready' }));
  admin.get('/upstreams/:name/health', (request, reply) => {
    const { name } = request.params as { name: string };
    const balancer = gateway.state().balancers.get(name);
    if (!balancer) return reply.code(404).send({ message: 'Not found' });
    const data = balancer.targets.map(({ address, weight, healthy }) => ({
      target: address,
      weight,
      health: healthy ? 'HEALTHY' : 'UNHEALTHY',
    }));
    return { data };
  });
  let held: string | undefined;
  admin.post('/config', async (request, reply) => {
    const { check_hash: isCompared } = request.query as { check_hash?: string };
    const { config } = (request.body ?? {}) as { config?: unknown };
    if (typeof config !== 'string')
      return reply.code(400).send({ message: 'expected a declarative configuration' });
    if (isCompared === '1' && config === held) return reply.code(304).send();
    try {
      await gateway.reload(config);
      held = config;
      return await reply.code(201).send({});
    } catch (error) {
      if (!(error instanceof RefusedConfiguration)) throw error;
      return reply.code(400).send({ message: error.message });
    }
  });
  return admin;
}
