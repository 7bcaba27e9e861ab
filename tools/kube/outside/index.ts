import { mkdirSync } from 'node:fs';
import { openKeeper } from '../../split/keep';
import { certificatesIn } from './certificates';
import { kafkaPart } from './kafka';
import { PORTS, type Place } from './place';
import { startPostgresql } from './postgresql';
import { rabbitPart } from './rabbitmq';
import { redisPart } from './redis';

export interface Outside {
  /** What clients are told to believe. */
  readonly caText: string;
  readonly ports: typeof PORTS;
  stop(): Promise<void>;
}

/** PostgreSQL, Redis, RabbitMQ and Kafka as processes of the node, as a cloud has them outside of the cluster. */
export async function startOutside(
  programs: { readonly root: string; readonly node: string },
  options: Omit<Place, 'certificates'> & { readonly names: readonly string[] },
): Promise<Outside> {
  openKeeper(programs);
  mkdirSync(options.folder, { recursive: true, mode: 0o755 });
  const certificates = certificatesIn(options.folder, options.names);
  const place = { ...options, certificates };
  const parts = [redisPart(place), rabbitPart(place), kafkaPart(place)];
  const ends: (() => Promise<void>)[] = parts.map((part) => () => part.stop());
  const stop = async (): Promise<void> => void (await Promise.all(ends.map((end) => end())));
  try {
    const postgresql = startPostgresql(place).then((end) => ends.push(end));
    await Promise.all([postgresql, ...parts.map((part) => part.start())]);
    return { caText: certificates.caText, ports: PORTS, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
