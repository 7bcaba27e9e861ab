import { SERVICES } from '@hisaab/contracts';
import type { GatewayLimits } from './limits';
import { publicOperations, STATUS_SERVICE, type Owner, type PublicOperation } from './operations';
import { everywhere, limited, sized, tokenWanted } from './plugins';
import { documentRoutes, nothingHere, otherMethods, routeOf, webRoutes } from './routes';
import type { KongInput } from './rules/entities';

type ServiceInput = NonNullable<KongInput['services']>[number];
type UpstreamInput = NonNullable<KongInput['upstreams']>[number];

/** In the network of the containers; the renderer puts others in their place. */
const PORT = 8080;
const ORIGINS = ['http://localhost:8000'];
/** The consumer whose keys are auth's: that of everybody who brings a token. */
export const CONSUMER = 'hisaab';

/** A file of 25 MiB and the form around it; what is larger than a file may be is the service's to say. */
const UPLOAD_MEGABYTES = 26;

const isDoor = ({ service, isPublic, method }: PublicOperation): boolean =>
  service === 'auth' && isPublic && method === 'POST';
const isUpload = ({ id }: PublicOperation): boolean => id === 'startImport';
const isStream = ({ id }: PublicOperation): boolean => id === 'streamEvents';

/**
 * Targets are taken out when they die or hang, not when a part of theirs is down: what a service answers then (503,
 * with when to come again) is better than what the gateway could say. So the question is /health/live.
 */
function upstream(name: string): UpstreamInput {
  return {
    name: upstreamOf(name),
    algorithm: 'round-robin',
    healthchecks: {
      active: {
        type: 'http',
        http_path: '/health/live',
        timeout: 2,
        concurrency: 10,
        healthy: { interval: 5, http_statuses: [200], successes: 1 },
        unhealthy: {
          interval: 2,
          http_statuses: [500, 502, 503, 504],
          tcp_failures: 1,
          timeouts: 2,
          http_failures: 2,
        },
      },
      passive: {
        type: 'http',
        healthy: { successes: 1 },
        unhealthy: { http_statuses: [502, 504], tcp_failures: 1, timeouts: 3, http_failures: 5 },
      },
    },
    // The second is there where two of each run; a name that leads nowhere is passed over.
    targets: [{ target: `${name}:${PORT}` }, { target: `${name}-2:${PORT}` }],
  };
}

const upstreamOf = (name: string): string => `${name}.upstream`;

/** An unanswered request goes to another target; one whose body may have arrived is not repeated by Kong. */
function service(name: string, owner: string, more: Partial<ServiceInput>): ServiceInput {
  return {
    name,
    host: upstreamOf(owner),
    port: PORT,
    protocol: 'http',
    retries: 2,
    connect_timeout: 2_000,
    write_timeout: 60_000,
    read_timeout: 60_000,
    tags: [owner],
    ...more,
  };
}

/** The entry that wants a token, and the one that wants none; each with what is limited in its own way. */
function servicesOf(
  name: Owner,
  operations: readonly PublicOperation[],
  limits: GatewayLimits,
): ServiceInput[] {
  const mine = operations.filter((operation) => operation.service === name);
  if (mine.length === 0) return [];
  const doors = mine.filter(isDoor);
  const uploads = mine.filter(isUpload);
  const streams = mine.filter(isStream);
  const special = new Set([...doors, ...uploads, ...streams]);
  const open = mine.filter((operation) => operation.isPublic && !special.has(operation));
  const guarded = mine.filter((operation) => !operation.isPublic && !special.has(operation));
  const messages = name === 'notification' ? [limited('messages', limits)] : [];
  // A path that asks for a token does so whatever the method.
  const asking = new Set(mine.filter(({ isPublic }) => !isPublic).map(({ path }) => path));
  const asked = mine.filter(({ path }) => asking.has(path));
  const unasked = mine.filter(({ path }) => !asking.has(path));
  const all: ServiceInput[] = [
    service(`${name}`, name, {
      plugins: [tokenWanted, ...messages],
      routes: [...guarded.map((operation) => routeOf(operation)), ...otherMethods(name, name, asked)],
    }),
    service(`${name}-open`, name, {
      routes: [
        ...open.map((operation) => routeOf(operation)),
        ...otherMethods(`${name}-open`, name, unasked),
      ],
    }),
    service(`${name}-doors`, name, {
      plugins: [limited('doors', limits)],
      routes: doors.map((operation) => routeOf(operation)),
    }),
    service(`${name}-uploads`, name, {
      plugins: [tokenWanted, limited('uploads', limits), sized(UPLOAD_MEGABYTES)],
      write_timeout: 120_000,
      read_timeout: 120_000,
      // Passed on as it comes, never gathered here first.
      routes: uploads.map((operation) => routeOf(operation, { request_buffering: false })),
    }),
    service(`${name}-stream`, name, {
      plugins: [tokenWanted],
      // The stream says something every half minute; this is for a line that has died.
      read_timeout: 3_600_000,
      routes: streams.map((operation) =>
        routeOf(operation, { request_buffering: false, response_buffering: false }),
      ),
    }),
  ];
  return all.filter(({ routes = [] }) => routes.length > 0);
}

/** kong/kong.yml with nothing of a place in it: no key, and the addresses of the containers. */
export function kongDocument(root: string, limits: GatewayLimits): KongInput {
  const operations = publicOperations();
  if (!operations.some(({ service: owner }) => owner === STATUS_SERVICE))
    throw new Error('nobody tells the status');
  return {
    _format_version: '3.0',
    plugins: everywhere(root, limits, ORIGINS),
    consumers: [{ username: CONSUMER, jwt_secrets: [] }],
    upstreams: [...SERVICES, 'web'].map(upstream),
    services: [
      ...[...SERVICES, 'web' as const].flatMap((name) => servicesOf(name, operations, limits)),
      service('documents', 'web', { routes: documentRoutes() }),
      service('web', 'web', { routes: webRoutes() }),
    ],
    routes: [nothingHere()],
  };
}
