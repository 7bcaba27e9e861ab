import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

export interface CuttableProxy {
  readonly port: number;
  /** Nothing passes any more in either direction, and nobody is told: a cable that was pulled. */
  cut(): void;
  /** What stood open stays lost; new connections pass again. */
  mend(): void;
  close(): Promise<void>;
}

/** A line on loopback to a server, that a test may cut. */
export async function cuttableProxy(target: number): Promise<CuttableProxy> {
  const open = new Set<Socket>();
  let isCut = false;
  const server = createServer((client) => {
    open.add(client.on('error', () => undefined));
    if (isCut) return;
    const upstream = connect(target, '127.0.0.1');
    open.add(upstream.on('error', () => client.destroy()));
    client.on('data', (chunk) => void (isCut || upstream.write(chunk)));
    upstream.on('data', (chunk) => void (isCut || client.write(chunk)));
    client.on('close', () => void (isCut || upstream.destroy()));
    upstream.on('close', () => void (isCut || client.destroy()));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    cut: () => (isCut = true),
    mend: () => (isCut = false),
    close: async () => {
      for (const socket of open) socket.destroy();
      await once(server.close(), 'close');
    },
  };
}
