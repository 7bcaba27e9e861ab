import { once } from 'node:events';
import { mkdirSync } from 'node:fs';
import { connect } from 'node:net';
import path from 'node:path';

import { ProcessPart } from '../part';

/** What it holds is kept elsewhere too, so it writes nothing to the disk. */
export function redisPart(folder: string, port: number): ProcessPart {
  const home = path.join(folder, 'redis');
  return new ProcessPart({
    name: 'redis',
    url: `redis://127.0.0.1:${port}`,
    log: path.join(folder, 'logs/redis.log'),
    launch: () => {
      mkdirSync(home, { recursive: true });
      const place = ['--bind', '127.0.0.1', '--port', String(port), '--dir', home];
      return { command: 'redis-server', args: [...place, '--save', ''], environment: {}, folder: home };
    },
    listens: () => answersPing(port),
    startsWithinMs: 15_000,
  });
}

async function answersPing(port: number): Promise<void> {
  const socket = connect(port, '127.0.0.1').setTimeout(2_000, () => socket.destroy(new Error('no answer')));
  try {
    await once(socket, 'connect');
    socket.write('PING\r\n');
    const [answer] = (await once(socket, 'data')) as [Buffer];
    if (!answer.toString().startsWith('+PONG')) throw new Error(`Redis said ${answer.toString()}`);
  } finally {
    socket.destroy();
  }
}
