import type { KongFile, KongRoute, KongService, Plugin } from '../kong/rules/entities';
import type { PluginConfig, PluginName } from '../kong/rules/plugins';

/** A route with what holds on it. */
export interface Matched {
  readonly route: KongRoute;
  readonly service: KongService | undefined;
  /** By name: the route's own before the service's before the one for everything. */
  readonly plugins: ReadonlyMap<PluginName, { readonly plugin: Plugin; readonly scope: string }>;
  /** How much of the path the route's own path took. */
  readonly prefix: string;
}

interface Asked {
  readonly method: string;
  readonly host: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
}

interface Entry extends Omit<Matched, 'prefix'> {
  /** Length of the prefix, or null for a regular expression. */
  readonly length: number | null;
  readonly takes: (path: string) => string | undefined;
}

/**
 * Finds routes as Kong's router does (`traditional_compatible`): every path of a route is an entry of its own; the
 * entry with the most conditions goes first, then one with a plain host, then more headers, then a regular expression
 * (by regex_priority) before a prefix, and the longest prefix.
 */
export class Router {
  readonly #entries: readonly Entry[];

  constructor(file: KongFile) {
    const placed: [KongRoute, KongService | undefined][] = [
      ...file.services.flatMap((service) =>
        service.routes.map((route): [KongRoute, KongService] => [route, service]),
      ),
      ...file.routes.map((route): [KongRoute, undefined] => [route, undefined]),
    ];
    this.#entries = placed
      .flatMap(([route, service]) => {
        const plugins = pluginsOf(file, service, route);
        return route.paths.map((path) => entryOf(path, route, service, plugins));
      })
      .toSorted(byPriority);
  }

  find(asked: Asked): Matched | undefined {
    for (const entry of this.#entries) {
      const { route, service, plugins } = entry;
      const prefix = entry.takes(asked.path);
      if (prefix === undefined || !meets(route, asked)) continue;
      return { route, service, plugins, prefix };
    }
    return undefined;
  }
}

function entryOf(
  path: string,
  route: KongRoute,
  service: KongService | undefined,
  plugins: Matched['plugins'],
): Entry {
  if (!path.startsWith('~')) {
    const takes = (asked: string): string | undefined => (asked.startsWith(path) ? path : undefined);
    return { route, service, plugins, length: path.length, takes };
  }
  const pattern = new RegExp(`^${path.slice(1)}`);
  return { route, service, plugins, length: null, takes: (asked) => pattern.exec(asked)?.[0] };
}

function meets(route: KongRoute, asked: Asked): boolean {
  if (route.methods && !route.methods.includes(asked.method)) return false;
  if (route.hosts && !route.hosts.some((host) => hostTakes(host, asked.host))) return false;
  return Object.entries(route.headers ?? {}).every(([name, values]) => {
    const given = asked.headers[name.toLowerCase()];
    return [given ?? []].flat().some((value) => values.some((wanted) => headerTakes(wanted, value)));
  });
}

function hostTakes(wanted: string, asked: string): boolean {
  const host = wanted.includes(':') ? asked : (asked.split(':')[0] ?? '');
  if (wanted.startsWith('*')) return host.endsWith(wanted.slice(1));
  if (wanted.endsWith('*')) return host.startsWith(wanted.slice(0, -1));
  return host === wanted;
}

function headerTakes(wanted: string, given: string): boolean {
  if (wanted.startsWith('~*')) return new RegExp(wanted.slice(2), 'i').test(given);
  return wanted.toLowerCase() === given.toLowerCase();
}

function rank({ route, length }: Entry): number[] {
  const headers = Object.keys(route.headers ?? {}).length;
  const conditions = [route.methods, route.hosts, headers > 0 || undefined].filter(Boolean).length;
  const hasPlainHost = route.hosts !== undefined && !route.hosts.some((host) => host.includes('*'));
  const isPattern = length === null;
  return [
    conditions,
    Number(hasPlainHost),
    headers,
    Number(isPattern),
    isPattern ? route.regex_priority : 0,
    length ?? 0,
  ];
}

function byPriority(left: Entry, right: Entry): number {
  const [mine, theirs] = [rank(left), rank(right)];
  const at = mine.findIndex((value, index) => value !== theirs[index]);
  return at < 0 ? 0 : (theirs[at] ?? 0) - (mine[at] ?? 0);
}

function pluginsOf(
  file: KongFile,
  service: KongService | undefined,
  route: KongRoute,
): Map<PluginName, { plugin: Plugin; scope: string }> {
  return new Map(
    [
      ...file.plugins.map((plugin) => ({ plugin, scope: 'everywhere' })),
      ...(service?.plugins ?? []).map((plugin) => ({ plugin, scope: `service ${service?.name}` })),
      ...route.plugins.map((plugin) => ({ plugin, scope: `route ${route.name}` })),
    ].map((placed): [PluginName, { plugin: Plugin; scope: string }] => [placed.plugin.name, placed]),
  );
}

/** The settings of a plugin, where it is on. */
export function settings<Name extends PluginName>(
  matched: Pick<Matched, 'plugins'>,
  name: Name,
): PluginConfig<Name> | undefined {
  // By its name in the map, it is the plugin of that name.
  return matched.plugins.get(name)?.plugin.config as PluginConfig<Name> | undefined;
}
