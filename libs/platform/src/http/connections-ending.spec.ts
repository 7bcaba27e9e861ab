import Fastify from 'fastify';
import { afterEach, describe, expect, it } from 'vitest';
import { connectionsEnding } from './fastify';

const fastify = Fastify();
const end = connectionsEnding(fastify);
fastify.get('/', () => 'answered');
afterEach(() => fastify.close());

describe('a process that was told to stop', () => {
  it('answers as before, and asks for the next request on another connection', async () => {
    expect((await fastify.inject('/')).headers['connection']).toBe('keep-alive');
    end();
    for (const path of ['/', '/nowhere']) {
      const answer = await fastify.inject(path);
      expect(answer.headers['connection']).toBe('close');
      expect(answer.statusCode).toBe(path === '/' ? 200 : 404);
    }
  });
});
