import { ready, type Ready, type Service } from '@hisaab/contracts';
import { Health, type PartReport, type PartState } from '@hisaab/observability';
import type { Breaker } from '@hisaab/resilience';
import type { Peers } from './peers';

const TIMEOUT_MS = 1_000;
/** A gone peer is asked again so soon: people wait for the word that it is back. */
const RESET_MS = 1_000;
/** However many people look, the services are asked once in this time. */
const KEPT_MS = 900;

const WORST: readonly PartState[] = ['down', 'late', 'up'];

/**
 * The state of the whole, as its people are told it, where each service is a process of its own: from what each says of
 * itself. Which calls fall back and which broker is away stays between the services and their operators.
 */
export function peersHealth(peers: Peers, services: readonly Service[]): Health {
  const asked = services.map((service): [Service, Breaker<[], Ready | undefined>] => [
    service,
    peers
      .of(service)
      .call<[], Ready | undefined>(
        `${service}: whether it is ready`,
        () => ({ path: '/health/ready', answer: ready, alsoTakes: [503] }),
        { timeoutMs: TIMEOUT_MS, resetMs: RESET_MS, fallback: () => undefined },
      ),
  ]);
  const ask = async (): Promise<PartReport[]> => {
    const told = await Promise.all(
      asked.map(async ([service, call]) => ({ service, ready: await call.run() })),
    );
    return [...storageOf(told.map((one) => one.ready)), ...told.map((one) => partOf(one.service, one.ready))];
  };
  let kept: { readonly at: number; readonly parts: Promise<PartReport[]> } | undefined;
  const health = new Health();
  health.register(() => {
    const now = performance.now();
    if (!kept || now - kept.at > KEPT_MS) kept = { at: now, parts: ask() };
    return kept.parts;
  });
  return health;
}

/** What people see of these comes to them over a broker: while that is away they cannot know how late they are. */
const FED: ReadonlySet<Service> = new Set(['ledger', 'reporting', 'notification']);
const BROKERS: ReadonlySet<string> = new Set(['kafka', 'rabbitmq']);
/** A group that forms anew is no trouble yet. */
const LATE_SECONDS = 5;

/** Down when it cannot be asked or does not serve; late when it says that its own work is, or has no broker. */
export function partOf(name: Service, told: Ready | undefined, now = Date.now()): PartReport {
  if (told?.status !== 'ready') return { name, state: 'down' };
  const own = told.checks.find((check) => check.name === name && check.state === 'late');
  const cut = FED.has(name) ? told.checks.filter((check) => BROKERS.has(check.name)) : [];
  const seconds = Math.max(0, ...cut.map((check) => secondsLate(check, now)));
  if (own) {
    const said = typeof own['secondsLate'] === 'number' ? own['secondsLate'] : 0;
    return { name, state: 'late', secondsLate: Math.max(said, seconds) };
  }
  return seconds > LATE_SECONDS ? { name, state: 'late', secondsLate: seconds } : { name, state: 'up' };
}

function secondsLate(check: Ready['checks'][number], now: number): number {
  const since = typeof check['since'] === 'string' ? Date.parse(check['since']) : Number.NaN;
  return check.state === 'up' || Number.isNaN(since) ? 0 : Math.round((now - since) / 1_000);
}

/** The worst that any of them says of its database; where none can be asked, nobody knows. */
export function storageOf(told: readonly (Ready | undefined)[]): PartReport[] {
  const said = told.flatMap((one) => one?.checks.filter(({ name }) => name === 'storage') ?? []);
  const state = WORST.find((candidate) => said.some((check) => check.state === candidate));
  return state === undefined ? [] : [{ name: 'storage', state }];
}
