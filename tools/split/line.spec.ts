import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { eventually } from '../../libs/testing/src/eventually';
import { freePorts } from '../../libs/testing/src/servers/free-port';
import { Line } from './line';

describe('a line that can be cut', () => {
  let server: Server;
  let line: Line;
  let port: number;
  /** What the far end has heard, and its connections. */
  let heard: string;
  let far: Socket[];

  beforeEach(async () => {
    heard = '';
    far = [];
    server = createServer((socket) => {
      far.push(socket.on('error', () => undefined));
      socket.on('data', (chunk) => {
        heard += chunk.toString();
        socket.write(chunk);
      });
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    line = new Line((server.address() as AddressInfo).port);
    [port] = (await freePorts(1)) as [number];
    await line.open(port);
  });
  afterEach(() => {
    line.close();
    for (const socket of far) socket.destroy();
    server.close();
  });

  function client(): { socket: Socket; told: () => string; isClosed: () => boolean } {
    let told = '';
    let isClosed = false;
    const socket = connect(port, '127.0.0.1').on('error', () => undefined);
    socket.on('data', (chunk) => (told += chunk.toString())).once('close', () => (isClosed = true));
    return { socket, told: () => told, isClosed: () => isClosed };
  }
  const hears = (words: string) => eventually(() => expect(heard).toBe(words));

  it('holds what is sent while it is cut, and loses nothing of it', async () => {
    const { socket, told } = client();
    socket.write('one ');
    await hears('one ');
    await eventually(() => expect(told()).toBe('one '));
    line.cut();
    socket.write('two ');
    const late = client();
    late.socket.write('late ');
    await once(late.socket, 'connect');
    expect(heard).toBe('one ');
    expect(told()).toBe('one ');
    line.heal();
    await eventually(() => expect(heard.split(' ').filter(Boolean).sort()).toEqual(['late', 'one', 'two']));
    await eventually(() => expect([told(), late.told()]).toEqual(['one two ', 'late ']));
  });

  it('tells nobody of an end behind it until it is whole again', async () => {
    const { socket, isClosed } = client();
    socket.write('here ');
    await hears('here ');
    line.cut();
    far[0]?.resetAndDestroy();
    await eventually(() => expect(far[0]?.destroyed).toBe(true));
    expect(isClosed()).toBe(false);
    line.heal();
    await eventually(() => expect(isClosed()).toBe(true));
  });
});
