import { connect, createServer, type Server, type Socket } from 'node:net';

/**
 * Where a request loses its line: before it is whole, when the server has it all, when the server has just begun
 * to answer (nothing of that arrives), in the middle of the answer.
 */
export const DROPS = ['half-asked', 'asked', 'answered', 'half-answered'] as const;
export type Drop = (typeof DROPS)[number];

/** A line to a server that a test can cut, let hang, and mend: what a network does to a database. */
export class CuttableLine {
  private readonly sockets = new Set<Socket>();
  private state: 'up' | 'cut' | 'hanging' = 'up';
  private drop: Drop | undefined;

  private constructor(
    private readonly server: Server,
    readonly port: number,
  ) {}

  static async to(host: string, port: number): Promise<CuttableLine> {
    const server = createServer();
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    const address = server.address();
    if (typeof address !== 'object' || !address) throw new Error('no port');
    const line = new CuttableLine(server, address.port);
    server.on('connection', (near) => line.join(near, host, port));
    return line;
  }

  cut(): void {
    this.state = 'cut';
    for (const socket of this.sockets) socket.destroy();
  }

  /** Connections stay open and nothing comes through. */
  hang(): void {
    this.state = 'hanging';
    for (const socket of this.sockets) socket.pause();
  }

  /** The next request on the line is dropped there, and only it. */
  dropNext(drop: Drop): void {
    this.drop = drop;
  }

  /** Whether a drop is still to come: an answer that was shorter than thought, say. */
  get isDropDue(): boolean {
    return this.drop !== undefined;
  }

  mend(): void {
    this.state = 'up';
    for (const socket of this.sockets) socket.resume();
  }

  async close(): Promise<void> {
    this.cut();
    await new Promise<void>((done) => this.server.close(() => done()));
  }

  private join(near: Socket, host: string, port: number): void {
    if (this.state === 'cut') return void near.destroy();
    const far = connect(port, host);
    let asked = Buffer.alloc(0);
    // The other end finds out by the socket's end, as it does when a phone leaves the cell.
    const lose = (): void => {
      this.drop = undefined;
      near.destroy();
    };
    const ask = (chunk: Buffer): void => {
      if (this.drop === 'half-asked') {
        far.write(chunk.subarray(0, chunk.length >> 1), () => far.destroy());
        return lose();
      }
      far.write(chunk);
      if (this.drop !== 'asked') return;
      asked = Buffer.concat([asked, chunk]);
      if (isWhole(asked)) lose();
    };
    const answer = (chunk: Buffer): void => {
      if (this.drop === 'answered') return lose();
      if (this.drop !== 'half-answered') return void near.write(chunk);
      this.drop = undefined;
      near.write(chunk.subarray(0, chunk.length >> 1), () => near.destroy());
    };
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      this.sockets.add(from);
      from.on('data', from === near ? ask : answer);
      from.on('error', () => to.destroy());
      from.on('close', () => {
        this.sockets.delete(from);
        // What was written may still be on its way: the server has the whole request, the phone is gone.
        to.end();
      });
      if (this.state === 'hanging') from.pause();
    }
  }
}

/** A request with its head and as many bytes as that says. */
function isWhole(request: Buffer): boolean {
  const head = request.indexOf('\r\n\r\n');
  if (head < 0) return false;
  const length = /^content-length: *(\d+)/im.exec(request.toString('latin1', 0, head))?.[1] ?? '0';
  return request.length >= head + 4 + Number(length);
}
