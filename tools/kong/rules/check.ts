import { kongFile, type KongFile } from './entities';

/** What is wrong with a declarative file by Kong 3.9's rules, in words; nothing when it would be taken. */
export function faultsOf(document: unknown): string[] {
  const read = kongFile.safeParse(document);
  if (!read.success) {
    return read.error.issues.map((issue) => `${issue.path.map(String).join('.')}: ${issue.message}`);
  }
  return [
    ...twiceNamed(read.data),
    ...withoutUpstream(read.data),
    ...pluginsTwice(read.data),
    ...addedInVain(read.data),
  ];
}

function everyRoute(file: KongFile): KongFile['routes'] {
  return [...file.routes, ...file.services.flatMap((service) => service.routes)];
}

/** Every place that plugins are written at, by its name. */
export function pluginPlaces(file: KongFile): [string, KongFile['plugins']][] {
  return [
    ['plugins', file.plugins],
    ...file.services.map((service): [string, KongFile['plugins']] => [service.name, service.plugins]),
    ...everyRoute(file).map((route): [string, KongFile['plugins']] => [route.name, route.plugins]),
    ...file.consumers.map((one): [string, KongFile['plugins']] => [one.username, one.plugins]),
  ];
}

function twiceNamed(file: KongFile): string[] {
  const lists: Record<string, string[]> = {
    service: file.services.map(({ name }) => name),
    route: everyRoute(file).map(({ name }) => name),
    upstream: file.upstreams.map(({ name }) => name),
    consumer: file.consumers.map(({ username }) => username),
    key: file.consumers.flatMap((consumer) => consumer.jwt_secrets.map(({ key }) => key)),
    plugin: pluginPlaces(file).flatMap(([, plugins]) => plugins.flatMap((one) => one.instance_name ?? [])),
  };
  return Object.entries(lists).flatMap(([what, names]) =>
    names
      .filter((name, index) => names.indexOf(name) !== index)
      .map((name) => `the ${what} ${name} is there twice`),
  );
}

/** Kong would look such a host up in DNS: in this file that is a slip of the pen. */
function withoutUpstream(file: KongFile): string[] {
  const known = new Set(file.upstreams.map(({ name }) => name));
  return file.services
    .filter(({ host }) => !known.has(host))
    .map(({ name, host }) => `the service ${name} goes to ${host}, which is no upstream of this file`);
}

/** response-transformer looks for what it adds among the headers as they came, also for what it just removed. */
function addedInVain(file: KongFile): string[] {
  return pluginPlaces(file).flatMap(([place, plugins]) =>
    plugins.flatMap((plugin) => {
      if (plugin.name !== 'response-transformer') return [];
      const { remove, add } = plugin.config;
      const removed = new Set(remove.headers.map((name) => name.toLowerCase()));
      return add.headers
        .map((pair) => pair.slice(0, pair.indexOf(':')))
        .filter((name) => removed.has(name.toLowerCase()))
        .map((name) => `${place} removes ${name} and would not add it where it came`);
    }),
  );
}

function pluginsTwice(file: KongFile): string[] {
  return pluginPlaces(file).flatMap(([place, plugins]) =>
    plugins
      .filter(({ name }, index) => plugins.findIndex((other) => other.name === name) !== index)
      .map(({ name }) => `${place} has the plugin ${name} twice`),
  );
}
