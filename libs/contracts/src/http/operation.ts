import { z } from 'zod';
import type { ZodOpenApiOperationObject, ZodOpenApiResponsesObject } from 'zod-openapi';
import type { Service } from '../services';
import { bookHeader, idempotencyKey, ifMatch } from './parameters';
import { problem } from './problem';

export type ErrorStatus = 400 | 401 | 403 | 404 | 406 | 409 | 412 | 413 | 415 | 422 | 428 | 429 | 503;

interface Answer {
  readonly description: string;
  /** What the body is; nothing for an answer without one. */
  readonly schema?: z.ZodType;
  /** Content types other than JSON, with what they hold. */
  readonly types?: Readonly<Record<string, z.ZodType>>;
  /** Nothing of the book has changed yet when this is answered: no `X-Book-Sequence`. */
  readonly changesNothing?: boolean;
  /** Response headers beyond those that follow from the operation. */
  readonly headers?: Readonly<Record<string, z.ZodType>>;
}

interface OperationDescription {
  readonly id: string;
  readonly service: Service | 'status';
  readonly summary: string;
  readonly description?: string;
  /** Without a token: sign-up, login, status. */
  readonly isPublic?: boolean;
  /** Nothing of a book is read or written: no `X-Book-Id`. */
  readonly isPersonal?: boolean;
  readonly path?: z.ZodObject;
  readonly query?: z.ZodObject;
  readonly headers?: Readonly<Record<string, z.ZodType>>;
  readonly body?: z.ZodType;
  readonly bodyTypes?: readonly string[];
  /**
   * - `create`: takes an Idempotency-Key; answers X-Book-Sequence.
   * - `change`: needs If-Match (428, 412); a merge patch.
   * - `remove`: takes If-Match when given (412).
   * - `act`: answers X-Book-Sequence and nothing else follows.
   */
  readonly write?: 'create' | 'change' | 'remove' | 'act';
  /** The answer carries the resource's version as its ETag. */
  readonly hasVersion?: boolean;
  /** The answer names in X-Change-Set by what it can be taken back. */
  readonly hasChangeSet?: boolean;
  /** Slowed by a limit of its own. */
  readonly isLimited?: boolean;
  /** Errors beyond those that follow from the above. */
  readonly errors?: readonly ErrorStatus[];
  readonly answers: Readonly<Record<number, Answer>>;
}

const ERROR_WORDS: Record<ErrorStatus, string> = {
  400: 'The published schema refuses the request',
  401: 'No token, or none that holds',
  403: 'A role or a consent is missing',
  404: 'Not there, or somebody else’s',
  406: 'We have no form that the client accepts',
  409: 'In conflict with what is there',
  412: 'Changed since the version that If-Match names',
  413: 'More bytes than the operation takes',
  415: 'A content type that is not documented here',
  422: 'A rule that needs neighbours or state refuses',
  428: 'If-Match is missing',
  429: 'Too many requests',
  503: 'A part is down',
};

const retryAfter = z
  .string()
  .regex(/^[0-9]+$/)
  .meta({ description: 'Seconds to wait' });
const etag = z.string().meta({ description: 'The version, in quotes', example: '"3"' });
const sequence = z
  .string()
  .regex(/^[0-9]+$/)
  .meta({
    description: 'The book’s sequence after this write; reports take it as `atLeast`',
    example: '42',
  });
const changeSet = z
  .string()
  .optional()
  .meta({ description: 'Takes the change back: `POST /v1/changes/{changeSetId}/undo`' });
const replayed = z.literal('true').optional().meta({ description: 'The first answer, given again' });

function errorStatuses(operation: OperationDescription): ErrorStatus[] {
  const isBookOperation = !operation.isPublic && !operation.isPersonal;
  const hasInput = operation.body ?? operation.path ?? operation.query ?? operation.headers;
  const statuses = new Set<ErrorStatus>([406, 503, ...(operation.errors ?? [])]);
  if (hasInput || isBookOperation || operation.write) statuses.add(400);
  if (!operation.isPublic) statuses.add(401);
  const namesBook = isBookOperation || (operation.query && 'book' in operation.query.shape);
  if (operation.path || namesBook) statuses.add(404);
  // Two books named at once, by the header and by the query.
  if (!operation.isPublic && operation.query && 'book' in operation.query.shape) statuses.add(422);
  if (operation.body) statuses.add(413).add(415);
  if (operation.write === 'create') statuses.add(409).add(422);
  if (operation.write === 'change') statuses.add(412).add(422).add(428);
  if (operation.write === 'remove') statuses.add(412);
  if (operation.query && 'cursor' in operation.query.shape) statuses.add(422);
  if (operation.isLimited) statuses.add(429);
  return [...statuses].sort((a, b) => a - b);
}

function responses(operation: OperationDescription): ZodOpenApiResponsesObject {
  const result: ZodOpenApiResponsesObject = {};
  for (const [status, answer] of Object.entries(operation.answers)) {
    const headers: Record<string, z.ZodType> = { ...answer.headers };
    if (operation.write && !operation.isPersonal && !answer.changesNothing)
      headers['X-Book-Sequence'] = sequence;
    if (operation.write === 'create') headers['Idempotency-Replayed'] = replayed;
    if (operation.hasVersion) headers['ETag'] = etag;
    if (operation.hasChangeSet) headers['X-Change-Set'] = changeSet;
    const content = {
      ...(answer.schema ? { 'application/json': { schema: answer.schema } } : {}),
      ...Object.fromEntries(Object.entries(answer.types ?? {}).map(([type, schema]) => [type, { schema }])),
    };
    result[status as '200'] = {
      description: answer.description,
      ...(Object.keys(content).length > 0 ? { content } : {}),
      ...(Object.keys(headers).length > 0 ? { headers: z.object(headers) } : {}),
    };
  }
  for (const status of errorStatuses(operation)) {
    result[`${status}` as '400'] = {
      description: ERROR_WORDS[status],
      content: { 'application/problem+json': { schema: problem } },
      ...(status === 429 || status === 503 ? { headers: z.object({ 'Retry-After': retryAfter }) } : {}),
    };
  }
  return result;
}

/** An operation of the document, with the headers and errors that follow from what kind of thing it is. */
export function operation(described: OperationDescription): ZodOpenApiOperationObject {
  const headers: Record<string, z.ZodType> = { ...described.headers };
  if (!described.isPublic && !described.isPersonal) headers['X-Book-Id'] = bookHeader;
  if (described.write === 'create') headers['Idempotency-Key'] = idempotencyKey;
  if (described.write === 'change' || described.write === 'remove') headers['If-Match'] = ifMatch;
  const mergePatch = ['application/json', 'application/merge-patch+json'];
  const bodyTypes = described.bodyTypes ?? (described.write === 'change' ? mergePatch : ['application/json']);
  return {
    operationId: described.id,
    tags: [described.service],
    summary: described.summary,
    ...(described.description ? { description: described.description } : {}),
    ...(described.isPublic ? { security: [] } : {}),
    requestParams: {
      ...(described.path ? { path: described.path } : {}),
      ...(described.query ? { query: described.query } : {}),
      ...(Object.keys(headers).length > 0 ? { header: z.object(headers) } : {}),
    },
    ...(described.body
      ? {
          requestBody: {
            required: true,
            content: Object.fromEntries(bodyTypes.map((type) => [type, { schema: described.body }])),
          },
        }
      : {}),
    responses: responses(described),
  };
}
