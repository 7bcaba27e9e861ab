import { once } from 'node:events';
import { connect } from 'node:net';
import type { Certificates } from './certificates';

export const PORTS = {
  postgresql: 15_432,
  redis: 16_380,
  rabbitmq: 15_671,
  management: 15_673,
  kafka: 19_093,
} as const;

/** What each store's server is made of. */
export interface Place {
  readonly folder: string;
  /** The node's address: what listens there is outside of the cluster, and pods reach it. */
  readonly address: string;
  /** The name that pods know Kafka by. */
  readonly kafkaName: string;
  readonly certificates: Certificates;
  /** By the keys of the Secret. */
  readonly passwords: Readonly<Record<string, string>>;
}

export function passwordOf(place: Place, key: string): string {
  const password = place.passwords[key];
  if (password === undefined) throw new Error(`no ${key}`);
  return password;
}

export async function takesConnections(host: string, port: number): Promise<void> {
  const socket = connect(port, host);
  try {
    await once(socket, 'connect');
  } finally {
    socket.destroy();
  }
}
