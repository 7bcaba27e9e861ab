import type { KongFile } from '../kong/rules/entities';
import { Balancer, type Say } from './balancer';
import { Router } from './router';
import { Keys } from './tokens';
import { Traces } from './traces';

/** One configuration in force: what a request looked at first, it goes by to its end. */
export interface State {
  readonly file: KongFile;
  readonly router: Router;
  readonly keys: Keys;
  readonly balancers: ReadonlyMap<string, Balancer>;
  /** Where the file has the plugin opentelemetry. */
  readonly traces: Traces | undefined;
}

/** @param before the one in force until now: what is known of its targets stays known */
export async function stateOf(file: KongFile, say: Say, before?: State): Promise<State> {
  const balancers = file.upstreams.map((upstream): [string, Balancer] => [
    upstream.name,
    new Balancer(upstream, say, before?.balancers.get(upstream.name)),
  ]);
  const keys = await Keys.of(file);
  const traces = tracesOf(file, before?.traces);
  return { file, router: new Router(file), keys, balancers: new Map(balancers), traces };
}

function tracesOf(file: KongFile, before: Traces | undefined): Traces | undefined {
  for (const plugin of file.plugins) {
    const endpoint = plugin.name === 'opentelemetry' ? plugin.config.traces_endpoint : undefined;
    if (endpoint) return before?.endpoint === endpoint ? before : new Traces(endpoint);
  }
  return undefined;
}
