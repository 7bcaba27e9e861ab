import { SERVICES, type Service } from '@hisaab/contracts';

export type Process = Service | 'site';

/** Whom each process asks; the same as in its `apps/<service>/src/main.ts`, which ends without. */
export const PEERS: Readonly<Record<Process, readonly Service[]>> = {
  auth: [],
  user: ['auth'],
  billing: ['auth'],
  ledger: ['auth', 'reporting'],
  reporting: ['auth'],
  notification: ['auth', 'billing', 'templating'],
  templating: [],
  site: SERVICES,
};

export const PROCESSES = [...SERVICES, 'site'] as const;

export interface Brokers {
  readonly RABBITMQ_URL: string;
  readonly KAFKA_BROKERS: string;
  readonly REDIS_URL: string;
}

export interface Place {
  /** Where a peer answers. */
  readonly address: (service: Process) => string;
  readonly databaseUrl: (service: Service) => string;
  readonly brokers: Brokers;
  readonly internalToken: string;
  readonly masterKey: string;
}

/** Exactly what a process needs, and nothing of the others'. */
export function variablesOf(name: Process, place: Place): Record<string, string> {
  const peers = Object.fromEntries(
    PEERS[name].map((peer) => [`${peer.toUpperCase()}_URL`, place.address(peer)]),
  );
  if (name === 'site') return peers;
  return {
    ...peers,
    ...place.brokers,
    [`${name.toUpperCase()}_DATABASE_URL`]: place.databaseUrl(name),
    HISAAB_INTERNAL_TOKEN: place.internalToken,
    ...(name === 'auth' ? { HISAAB_MASTER_KEY: place.masterKey } : {}),
  };
}
