import type { Owner, PublicOperation } from './operations';
import type { KongInput } from './rules/entities';
import { WEB_ALIASES, WEB_ASSETS, WEB_FILES, WEB_PAGES } from './web-paths';

export type RouteInput = NonNullable<NonNullable<KongInput['services']>[number]['routes']>[number];

/** A path of the document, or of the client's router, as a whole: nothing before it and nothing after. */
export function wholePath(path: string): string {
  const pattern = path
    .replaceAll('.', '\\.')
    .replace(/\{[A-Za-z]+\}/g, '[^/]+')
    .replace(/:[A-Za-z]+/g, '[^/]+');
  return `~${pattern}$`;
}

/** Every route takes the path as it came. */
const asItCame = { strip_path: false } satisfies Partial<RouteInput>;
const isFixed = (path: string): boolean => !/[{:]/.test(path);

/** The route of one operation. `/v1/transactions/bulk` goes before `/v1/transactions/{id}`. */
export function routeOf(operation: PublicOperation, more: Partial<RouteInput> = {}): RouteInput {
  return {
    name: operation.id,
    ...asItCame,
    // Whoever answers GET answers HEAD.
    methods: operation.method === 'GET' ? ['GET', 'HEAD'] : [operation.method],
    paths: [wholePath(operation.path)],
    regex_priority: isFixed(operation.path) ? 10 : 0,
    tags: [operation.service],
    ...more,
  };
}

/**
 * The same paths with any other method: CORS is answered here, and whatever else comes is the service's to refuse
 * (405, with what the path takes). Fewer conditions make it the last choice.
 */
export function otherMethods(
  name: string,
  owner: Owner,
  operations: readonly PublicOperation[],
): RouteInput[] {
  const paths = [...new Set(operations.map(({ path }) => wholePath(path)))].sort();
  return paths.length > 0 ? [{ name: `${name}-other-methods`, ...asItCame, paths, tags: [owner] }] : [];
}

/** The API's own description. */
export function documentRoutes(): RouteInput[] {
  const shared = { ...asItCame, methods: ['GET', 'HEAD'], regex_priority: 10, tags: ['documents'] };
  return [
    { name: 'document', ...shared, paths: [wholePath('/v1/openapi.json')] },
    { name: 'document-page', ...shared, paths: [wholePath('/v1/docs'), wholePath('/v1/docs/:file')] },
  ];
}

export function webRoutes(): RouteInput[] {
  const shared = { ...asItCame, methods: ['GET', 'HEAD'], tags: ['web'] };
  return [
    { name: 'web-assets', ...shared, paths: [WEB_ASSETS] },
    { name: 'web-files', ...shared, paths: WEB_FILES.map(wholePath) },
    { name: 'web-pages', ...shared, paths: [...WEB_PAGES, ...WEB_ALIASES].map(wholePath) },
  ];
}

/** Whatever no other route takes ends here: there is no service behind it. */
export function nothingHere(): RouteInput {
  return {
    name: 'nothing-here',
    ...asItCame,
    paths: ['/'],
    plugins: [{ name: 'request-termination', config: { status_code: 404, message: 'Not found' } }],
    tags: ['nothing'],
  };
}
