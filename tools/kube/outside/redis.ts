import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { ProcessPart } from '../../split/part';
import { passwordOf, PORTS, takesConnections, type Place } from './place';

/** Redis with a password, over TLS alone. */
export function redisPart(place: Place): ProcessPart {
  const home = path.join(place.folder, 'redis');
  const { ca, certificate, key } = place.certificates;
  const words = [
    ...['--bind', place.address, '--port', '0', '--tls-port', String(PORTS.redis), '--dir', home],
    ...['--tls-cert-file', certificate, '--tls-key-file', key, '--tls-ca-cert-file', ca],
    ...['--tls-auth-clients', 'no', '--save', '', '--requirepass', passwordOf(place, 'redis-password')],
  ];
  return new ProcessPart({
    name: 'redis',
    log: path.join(place.folder, 'logs/redis.log'),
    launch: () => {
      mkdirSync(home, { recursive: true });
      return { command: 'redis-server', args: words, environment: {}, folder: home };
    },
    listens: () => takesConnections(place.address, PORTS.redis),
  });
}
