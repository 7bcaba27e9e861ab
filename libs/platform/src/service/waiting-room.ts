import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { uuidv7 } from '@hisaab/kernel';
import type { PlatformConfig } from '../configuration/platform.config';
import { problem } from '../http/problem';
import { portProblem } from './port-problem';

/**
 * Answers for a service that cannot begin yet: it lives, it is not ready and says what for, and every other address is
 * `503` with the time to come again.
 */
export class WaitingRoom {
  private since = new Date();
  private detail = '';
  private constructor(private readonly server: Server) {}

  static async open(config: PlatformConfig): Promise<WaitingRoom> {
    const server = createServer({ requestTimeout: 10_000 });
    const room = new WaitingRoom(server);
    server.on('request', (request: IncomingMessage, response: ServerResponse) =>
      room.answer(request, response),
    );
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(config.PORT, config.HOST, resolve);
    }).catch((error: unknown) => {
      throw portProblem(error, config.PORT);
    });
    return room;
  }

  /** The one that was asked for, or that the system gave. */
  get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  waitFor(detail: string): void {
    if (this.detail !== detail) this.since = new Date();
    this.detail = detail;
  }

  close(): Promise<void> {
    return new Promise((done) => {
      this.server.close(() => done());
      this.server.closeAllConnections();
    });
  }

  private answer(request: IncomingMessage, response: ServerResponse): void {
    const [path = ''] = (request.url ?? '').split('?', 1);
    if (path === '/health/live') return send(response, 200, 'application/json', { status: 'live' });
    if (path === '/health/ready') {
      const storage = {
        name: 'storage',
        state: 'down',
        detail: this.detail,
        since: this.since.toISOString(),
      };
      return send(response, 503, 'application/json', { status: 'not-ready', checks: [storage] });
    }
    response.setHeader('retry-after', '2');
    const words = 'This part of Hisaab is starting and does not answer yet. Try again shortly.';
    send(response, 503, 'application/problem+json', problem(503, 'unavailable', words, uuidv7()));
  }
}

function send(response: ServerResponse, status: number, type: string, body: object): void {
  response
    .writeHead(status, { 'content-type': `${type}; charset=utf-8`, 'cache-control': 'no-store' })
    .end(JSON.stringify(body));
}
