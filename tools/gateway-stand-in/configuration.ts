import { parse } from 'yaml';
import { faultsOf, pluginPlaces } from '../kong/rules/check';
import { kongFile, type KongFile, type Plugin } from '../kong/rules/entities';
import type { KnownFunctions } from './answers';

/** A file that Kong would take and this stand-in cannot follow, or that Kong would refuse as well. */
export class RefusedConfiguration extends Error {}

/**
 * Reads kong.yml by the rules of Kong 3.9 and refuses what the stand-in does not do: a gateway that passes over a
 * line of its configuration is worse than none.
 */
export function readConfiguration(yaml: string, known: KnownFunctions): KongFile {
  const document: unknown = parse(yaml);
  const faults = faultsOf(document);
  if (faults.length > 0) throw new RefusedConfiguration(faults.join('\n'));
  const file = kongFile.parse(document);
  const beyond = [...beyondServices(file), ...beyondPlugins(file, known), ...beyondKeys(file)];
  if (beyond.length > 0) {
    throw new RefusedConfiguration(`The stand-in for Kong does not do this:\n${beyond.join('\n')}`);
  }
  return file;
}

function beyondServices(file: KongFile): string[] {
  const routes = [...file.routes, ...file.services.flatMap((service) => service.routes)];
  return [
    ...file.services
      .filter((service) => service.protocol !== 'http' || !service.enabled)
      .map(({ name }) => `${name}: a protocol other than http, or enabled: false`),
    ...file.upstreams
      .filter((upstream) => upstream.algorithm !== 'round-robin')
      .map(({ name, algorithm }) => `${name}: algorithm ${algorithm}`),
    ...file.upstreams
      .filter(({ healthchecks: { active, passive } }) => active.type !== 'http' || passive.type !== 'http')
      .map(({ name }) => `${name}: health checks that are not http`),
    ...routes
      .filter((route) => route.path_handling !== 'v0' || !route.protocols.includes('http'))
      .map(({ name }) => `${name}: path_handling v1, or protocols without http`),
  ];
}

function beyondPlugins(file: KongFile, known: KnownFunctions): string[] {
  const consumers = new Set(file.consumers.map(({ username }) => username));
  return pluginPlaces(file).flatMap(([place, plugins]) => [
    ...(consumers.has(place) && plugins.length > 0 ? [`${place}: plugins of a consumer`] : []),
    ...plugins
      .filter((plugin) => !plugin.enabled || plugin.protocols || !follows(plugin, known))
      .map(({ name }) => `${place}: ${name} with a setting that it does not follow`),
  ]);
}

const isEmpty = (lists: Readonly<Record<string, unknown>>): boolean =>
  Object.values(lists).every((value) => value === undefined || (Array.isArray(value) && value.length === 0));

/** Whether the stand-in does all that a plugin's settings ask for. */
function follows(plugin: Plugin, known: KnownFunctions): boolean {
  switch (plugin.name) {
    case 'jwt': {
      const { config } = plugin;
      return (
        config.anonymous === undefined &&
        !config.secret_is_base64 &&
        isEmpty({ queries: config.uri_param_names, cookies: config.cookie_names })
      );
    }
    case 'rate-limiting':
      return plugin.config.limit_by === 'ip' && plugin.config.sync_rate === -1;
    case 'cors':
      // Origins may be regular expressions in Kong.
      return (
        !plugin.config.preflight_continue &&
        !plugin.config.private_network &&
        (plugin.config.origins ?? []).every((origin) => origin === '*' || /^[A-Za-z0-9.:/-]+$/.test(origin))
      );
    case 'opentelemetry': {
      const { propagation, headers, resource_attributes: attributes, ...rest } = plugin.config;
      const isW3c = [propagation.extract, propagation.inject].every((formats) => formats?.join() === 'w3c');
      return (
        isW3c &&
        !propagation.clear &&
        !headers &&
        !attributes &&
        !rest.logs_endpoint &&
        (rest.sampling_rate ?? 1) === 1
      );
    }
    case 'correlation-id':
      return plugin.config.generator === 'uuid';
    case 'request-size-limiting':
      return !plugin.config.require_content_length;
    case 'prometheus':
      return !plugin.config.ai_metrics && !plugin.config.per_consumer;
    case 'request-termination':
      return !plugin.config.echo && plugin.config.trigger === undefined;
    case 'request-transformer': {
      const { remove, http_method: method, ...others } = plugin.config;
      return (
        method === undefined &&
        isEmpty({ body: remove.body, querystring: remove.querystring }) &&
        Object.values(others).every(isEmpty)
      );
    }
    case 'response-transformer': {
      const { remove, add, ...others } = plugin.config;
      const untouched = { removed: remove.json, added: add.json, types: add.json_types };
      return isEmpty(untouched) && Object.values(others).every(isEmpty);
    }
    case 'pre-function':
    case 'post-function': {
      // No Lua runs here: the stand-in knows the functions of kong/lua by their very text.
      const { access, header_filter: headers, body_filter: body, ...others } = plugin.config;
      return (
        isEmpty(others) &&
        access.every((code) => plugin.name === 'pre-function' && code === known.requestId) &&
        headers.every((code) => code === known.ownAnswerHeaders) &&
        body.every((code) => code === known.ownAnswerBody) &&
        headers.length === body.length
      );
    }
  }
}

function beyondKeys(file: KongFile): string[] {
  return file.consumers.flatMap((consumer) =>
    consumer.jwt_secrets
      .filter(({ algorithm }) => algorithm !== 'ES256')
      .map(({ key, algorithm }) => `the key ${key}: ${algorithm}`),
  );
}
