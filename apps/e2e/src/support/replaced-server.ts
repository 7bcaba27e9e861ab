import { createServer, type IncomingMessage, request as ask, type ServerResponse } from 'node:http';

const WORKER = '/service-worker.js';

/** A door to the program that can hand out another worker: what a browser meets when the server was replaced. */
export class ReplacedServer {
  private isNewer = false;
  private readonly server = createServer((request, response) => this.pass(request, response));

  private constructor(private readonly behind: string) {}

  static async before(baseUrl: string): Promise<ReplacedServer> {
    const door = new ReplacedServer(baseUrl);
    await new Promise<void>((done) => door.server.listen(0, '127.0.0.1', done));
    return door;
  }

  get baseUrl(): string {
    const address = this.server.address();
    if (typeof address !== 'object' || !address) throw new Error('no port');
    return `http://localhost:${address.port}`;
  }

  /** From now on the worker differs from the one that browsers have, by a comment. */
  replace(): void {
    this.isNewer = true;
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise<void>((done) => this.server.close(() => done()));
  }

  private pass(request: IncomingMessage, response: ServerResponse): void {
    const isChanged = request.url === WORKER && this.isNewer;
    const headers = { ...request.headers };
    if (isChanged)
      for (const name of ['accept-encoding', 'if-none-match', 'if-modified-since']) delete headers[name];
    const { method } = request;
    const onward = ask(
      new URL(request.url ?? '/', this.behind),
      { method: method ?? 'GET', headers },
      (answer) => {
        const { 'content-length': length, etag, ...others } = answer.headers;
        const known = { ...(length && { 'content-length': length }), ...(etag && { etag }) };
        response.writeHead(answer.statusCode ?? 502, { ...others, ...(isChanged ? {} : known) });
        answer.pipe(response, { end: !isChanged });
        if (isChanged) answer.once('end', () => response.end('\n// a newer one\n'));
      },
    );
    onward.on('error', () => response.destroy());
    response.on('close', () => onward.destroy());
    request.pipe(onward);
  }
}
