/** An operation as the served OpenAPI document has it: what the doors' tests go through, so that none is forgotten. */
export interface ServedOperation {
  readonly id: string;
  readonly method: string;
  readonly path: string;
  readonly isPublic: boolean;
  /** Acts in a book, so that X-Book-Id is taken. */
  readonly isOfBook: boolean;
  readonly query: readonly QueryParameter[];
  readonly headers: readonly string[];
  readonly bodyTypes: readonly string[];
  readonly statuses: readonly string[];
  /** A body that the schema allows; undefined where there is none. */
  readonly example: unknown;
}

export interface QueryParameter {
  readonly name: string;
  readonly required: boolean;
  readonly example: string;
}

interface Schema {
  $ref?: string;
  example?: unknown;
  enum?: unknown[];
  type?: string;
  default?: unknown;
  minimum?: number;
}
interface Parameter {
  in: string;
  name: string;
  required?: boolean;
  schema: Schema;
}
interface Operation {
  operationId: string;
  security?: unknown[];
  parameters?: Parameter[];
  requestBody?: { content: Record<string, { schema: Schema }> };
  responses: Record<string, unknown>;
}
interface Document {
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, Schema> };
}

/** Bodies of schemas that carry no example: secrets have none. */
const EXAMPLES: Record<string, unknown> = {
  logIn: { email: 'nobody@example.org', password: 'not the password' },
  refreshTokens: { refreshToken: 'not-one-of-ours' },
  changePassword: { currentPassword: 'not the password', newPassword: 'another sentence that is long' },
};

export async function servedOperations(baseUrl: string): Promise<readonly ServedOperation[]> {
  const document = (await (await fetch(`${baseUrl}/v1/openapi.json`)).json()) as Document;
  const resolve = (schema: Schema): Schema =>
    schema.$ref ? { ...document.components.schemas[schema.$ref.split('/').at(-1) ?? ''], ...schema } : schema;
  return Object.entries(document.paths).flatMap(([path, item]) =>
    Object.entries(item).map(([method, operation]) => {
      const parameters = operation.parameters ?? [];
      const content = operation.requestBody?.content ?? {};
      const body = Object.values(content)[0]?.schema;
      const headers = parameters.filter((parameter) => parameter.in === 'header').map(({ name }) => name);
      return {
        id: operation.operationId,
        method: method.toUpperCase(),
        path,
        isPublic: operation.security?.length === 0,
        isOfBook: headers.includes('X-Book-Id'),
        query: parameters
          .filter((parameter) => parameter.in === 'query')
          .map(({ name, required, schema }) => ({
            name,
            required: required ?? false,
            example: exampleOf(resolve(schema)),
          })),
        headers,
        bodyTypes: Object.keys(content),
        statuses: Object.keys(operation.responses),
        example: body && (EXAMPLES[operation.operationId] ?? resolve(body).example ?? {}),
      };
    }),
  );
}

function exampleOf(schema: Schema): string {
  const value = schema.example ?? schema.default ?? schema.enum?.[0] ?? schema.minimum ?? 'word';
  return String(value);
}

const NOBODYS = '019aa1b2-7c3d-7e4f-8a5b-6c7d8e9f0a1b';

/** The address of an operation: ids in the path filled in, and what its query must have. */
export function addressOf(
  operation: ServedOperation,
  { id = NOBODYS, query = {} }: { id?: string; query?: Record<string, string> } = {},
): string {
  const required = operation.query.filter((parameter) => parameter.required);
  const all = new URLSearchParams({
    ...Object.fromEntries(required.map(({ name, example }) => [name, example])),
    ...query,
  });
  const path = operation.path.replace(/\{[A-Za-z]+\}/g, id);
  return all.size > 0 ? `${path}?${all}` : path;
}

/** The body and headers of a request that the published schema allows. */
export function requestOf(operation: ServedOperation): { body?: unknown; headers: Record<string, string> } {
  const headers: Record<string, string> = operation.headers.includes('If-Match') ? { 'if-match': '"1"' } : {};
  if (operation.bodyTypes.includes('multipart/form-data')) {
    const form = new FormData();
    form.set('file', new Blob(['Date,Note,Amount\n01/11/2026,Tea,-20.00\n'], { type: 'text/csv' }), 'a.csv');
    return { body: form, headers };
  }
  return operation.example === undefined ? { headers } : { body: operation.example, headers };
}
