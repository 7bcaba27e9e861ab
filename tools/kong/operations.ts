import { openApiDocument, SERVICES, type Service } from '@hisaab/contracts';

/** A service, or the site, that has what belongs to none: the pages, the document, the state of the whole. */
export type Owner = Service | 'web';

/** One operation of the published document, and who answers it. */
export interface PublicOperation {
  readonly id: string;
  readonly method: string;
  /** As the document writes it: `/v1/accounts/{id}`. */
  readonly path: string;
  readonly service: Owner;
  /** Without a token. */
  readonly isPublic: boolean;
}

/** It has no part of its own whose end it would not see. */
export const STATUS_SERVICE: Owner = 'web';

const METHODS = ['get', 'post', 'put', 'patch', 'delete'] as const;

/**
 * Which service owns which public path: the document says it, by the tag of each operation. This is the one place
 * where the gateway learns it.
 */
export function publicOperations(): PublicOperation[] {
  const document = openApiDocument();
  return Object.entries(document.paths ?? {}).flatMap(([path, item]) =>
    METHODS.flatMap((method): PublicOperation[] => {
      const operation = item?.[method];
      if (!operation) return [];
      const tag = operation.tags?.[0];
      const service = tag === 'status' ? STATUS_SERVICE : SERVICES.find((name) => name === tag);
      if (!service) throw new Error(`${method} ${path} belongs to no service`);
      const isPublic = operation.security?.length === 0;
      return [{ id: operation.operationId ?? '', method: method.toUpperCase(), path, service, isPublic }];
    }),
  );
}
