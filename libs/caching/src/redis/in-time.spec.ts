import { setTimeout as pause } from 'node:timers/promises';
import { connect, createServer, type AddressInfo } from 'node:net';
import { once } from 'node:events';
import { expect, it } from 'vitest';
import { inTime, TooSlow } from './in-time';

it('gives what came in time, and the failure that came in time', async () => {
  expect(await inTime(1_000, Promise.resolve(7))).toBe(7);
  await expect(inTime(1_000, Promise.reject(new Error('no')))).rejects.toThrow('no');
});

it('calls late what does not come', async () => {
  await expect(inTime(10, pause(5_000, undefined, { ref: false }))).rejects.toThrow(TooSlow);
});

it('calls nobody late for the time that this process was busy itself', async () => {
  const server = createServer((socket) => socket.end('here')).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const socket = connect((server.address() as AddressInfo).port, '127.0.0.1');
  await once(socket, 'connect');
  const answer = once(socket, 'data').then(([data]) => String(data));
  const asked = inTime(5, answer);
  const until = performance.now() + 50;
  while (performance.now() < until);
  expect(await asked).toBe('here');
  socket.destroy();
  server.close();
});
