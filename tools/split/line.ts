import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';

/** A line on loopback that can be cut as a cable is: nothing passes, nobody is told, and what was sent waits. */
export class Line {
  private readonly pairs = new Set<readonly [Socket, Socket]>();
  private readonly waiting: Socket[] = [];
  private readonly bereft: Socket[] = [];
  private isCut = false;
  private readonly server = createServer((client) => {
    client.on('error', () => undefined).pause();
    if (this.isCut) this.waiting.push(client);
    else this.join(client);
  });

  constructor(private readonly target: number) {}

  async open(port: number): Promise<void> {
    this.server.listen(port, '127.0.0.1');
    await once(this.server, 'listening');
  }

  cut(): void {
    this.isCut = true;
    for (const [client, upstream] of this.pairs) {
      client.unpipe().pause();
      upstream.unpipe().pause();
    }
  }

  heal(): void {
    this.isCut = false;
    for (const [client, upstream] of this.pairs) flow(client, upstream);
    for (const socket of this.bereft.splice(0)) socket.destroy();
    for (const client of this.waiting.splice(0)) if (!client.destroyed) this.join(client);
  }

  close(): void {
    for (const socket of [...[...this.pairs].flat(), ...this.waiting, ...this.bereft]) socket.destroy();
    this.server.close();
  }

  private join(client: Socket): void {
    const upstream = connect(this.target, '127.0.0.1');
    const pair = [client, upstream] as const;
    this.pairs.add(pair);
    const part = (other: Socket) => () => {
      this.pairs.delete(pair);
      // Whoever is gone behind a cut line is missed when it is whole again.
      if (this.isCut) this.bereft.push(other);
      else other.destroy();
    };
    upstream.on('error', () => undefined).once('close', part(client));
    client.once('close', part(upstream));
    flow(client, upstream);
  }
}

function flow(client: Socket, upstream: Socket): void {
  client.pipe(upstream);
  upstream.pipe(client);
}
