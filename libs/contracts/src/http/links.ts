import type { ZodOpenApiPathsObject } from 'zod-openapi';

type Source = `$${string}`;

interface Link {
  readonly from: {
    readonly path: string;
    readonly method: 'post' | 'patch' | 'put' | 'delete';
    readonly status: string;
  };
  readonly to: readonly string[];
  /** Where the parameters of those operations come from, by the place and the name of each. */
  readonly parameters: Readonly<Record<string, Source>>;
  /** The version that was answered, for those that want it named. */
  readonly versioned?: readonly string[];
}

const ID = { 'path.id': '$response.body#/id' } as const;
const SAME_ID = { 'path.id': '$request.path.id' } as const;
const CHANGE_SET = { 'path.changeSetId': '$response.body#/changeSetId' } as const;

const at = (
  method: Link['from']['method'],
  path: string,
  status: string,
  to: readonly string[],
  parameters: Link['parameters'],
  versioned: readonly string[] = [],
): Link => ({ from: { path, method, status }, to, parameters, versioned });

/** What may be asked next of what was answered, so that a machine finds its way from a thing to its life. */
const LINKS: readonly Link[] = [
  at('post', '/v1/transactions', '201', ['getTransaction', 'deleteTransaction'], ID, ['changeTransaction']),
  at('post', '/v1/transactions', '201', ['undoChange', 'getChangeSet'], CHANGE_SET),
  at('patch', '/v1/transactions/{id}', '200', ['getTransaction'], ID, ['changeTransaction']),
  at('patch', '/v1/transactions/{id}', '200', ['undoChange'], CHANGE_SET),
  at('delete', '/v1/transactions/{id}', '204', ['restoreTransaction'], SAME_ID),
  at('post', '/v1/transactions/{id}/restore', '200', ['getTransaction'], ID, ['changeTransaction']),
  at('post', '/v1/transactions/bulk', '200', ['undoChange', 'getChangeSet'], CHANGE_SET),
  at('post', '/v1/changes/{changeSetId}/undo', '200', ['undoChange', 'getChangeSet'], CHANGE_SET),
  at('post', '/v1/accounts', '201', ['getAccount', 'deleteAccount'], ID, ['changeAccount']),
  at('patch', '/v1/accounts/{id}', '200', ['getAccount', 'deleteAccount'], ID, ['changeAccount']),
  at('post', '/v1/categories', '201', ['getCategory', 'deleteCategory'], ID, ['changeCategory']),
  at('patch', '/v1/categories/{id}', '200', ['getCategory', 'deleteCategory'], ID, ['changeCategory']),
  at('post', '/v1/templates', '201', ['getTemplate', 'deleteTemplate'], ID, ['changeTemplate']),
  at('patch', '/v1/templates/{id}', '200', ['getTemplate', 'deleteTemplate'], ID, ['changeTemplate']),
  at('delete', '/v1/templates/{id}', '204', ['restoreTemplate'], SAME_ID),
  at('post', '/v1/imports', '202', ['getImport', 'listImportRows', 'mapImport', 'commitImport'], ID),
  at('put', '/v1/imports/{id}/mapping', '200', ['getImport', 'listImportRows', 'commitImport'], ID),
  at('post', '/v1/imports/{id}/commit', '202', ['getImport', 'listImportRows'], ID),
];

/** The same paths, with the links at the answers that they start from. */
export function withLinks(paths: ZodOpenApiPathsObject): ZodOpenApiPathsObject {
  const linked = structuredCopy(paths);
  for (const { from, to, parameters, versioned = [] } of LINKS) {
    const responses = linked[from.path]?.[from.method]?.responses;
    const response = responses?.[from.status as '200'];
    if (!responses || !response || '$ref' in response) {
      throw new Error(`No link can start at ${from.method} ${from.path} ${from.status}`);
    }
    const more = Object.fromEntries([
      ...to.map((operationId) => [operationId, { operationId, parameters }] as const),
      ...versioned.map((operationId) => {
        const given = { ...parameters, 'header.If-Match': '$response.header.ETag' };
        return [operationId, { operationId, parameters: given }] as const;
      }),
    ]);
    responses[from.status as '200'] = { ...response, links: { ...response.links, ...more } };
  }
  return linked;
}

/** Deep enough that the answers are our own; what they hold stays as it is. */
function structuredCopy(paths: ZodOpenApiPathsObject): ZodOpenApiPathsObject {
  return Object.fromEntries(
    Object.entries(paths).map(([path, item]) => [
      path,
      Object.fromEntries(
        Object.entries(item).map(([method, operation]) => {
          const hasResponses = typeof operation === 'object' && 'responses' in operation;
          return [
            method,
            hasResponses ? { ...operation, responses: { ...operation.responses } } : (operation as unknown),
          ];
        }),
      ),
    ]),
  ) as ZodOpenApiPathsObject;
}
