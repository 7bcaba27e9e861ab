import { z } from 'zod';

/** RFC 9457. `code` is a stable word; some problems carry more, as `currentVersion` with a 412. */
export const problem = z
  .looseObject({
    type: z.string(),
    title: z.string(),
    status: z.int().min(400).max(599),
    detail: z.string().optional(),
    code: z.string().regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/),
    errors: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
    requestId: z.string(),
  })
  .meta({
    id: 'Problem',
    example: {
      type: 'about:blank',
      title: 'Unprocessable',
      status: 422,
      detail: 'The splits add up to 240.00, the amount is 250.00',
      code: 'splits-do-not-add-up',
      requestId: '019aa1b2-7c3d-7e4f-8a5b-6c7d8e9f0a1b',
    },
  });

export type Problem = z.infer<typeof problem>;

/** The codes that clients may rely on, with what each means. Any door may answer the general ones. */
export const PROBLEM_CODES = {
  'invalid-request': 'the published schema refuses it; `errors` say where',
  'malformed-body': 'the body is not what its content type says',
  unauthenticated: 'no token, or one that does not hold any more',
  'invalid-credentials': 'e-mail and password do not belong together',
  'refresh-token-invalid': 'the refresh token is unknown, spent or ended',
  'not-found': 'not there, or somebody else’s',
  'method-not-allowed': 'the path has other methods, named in `Allow`',
  'not-acceptable': 'we have no form that the client accepts',
  'unsupported-media-type': 'the body’s content type is not one of those documented',
  'body-too-large': 'more bytes than the operation takes',
  'idempotency-in-progress': 'the first request with this key is still running',
  'idempotency-key-reused': 'the key was used with another body',
  'precondition-required': 'a change needs `If-Match`',
  'stale-version': 'somebody changed it since; `currentVersion` names the state of now',
  'too-many-requests': 'slow down; `Retry-After` says for how long',
  unavailable: 'a part is down; `Retry-After` says when to come again',
  'email-taken': 'an account with this address exists',
  'weak-password': 'shorter than 8 characters, or among those that everybody tries first',
  'wrong-password': 'the current password is another',
  'unknown-timezone': 'the time zone database has no such name',
  'invalid-cursor': 'the cursor is not of this list and these filters',
  'reversed-range': '`from` is after `to`, or the least amount above the greatest',
  'too-many-groups': 'the summary would have more groups than anybody reads',
  'id-taken': 'the id names something else already',
  'name-taken': 'another one has this name',
  'currency-mismatch': 'the currency is not the account’s',
  'currency-frozen': 'the currency cannot change once it is used',
  'amount-decimals': 'more decimals than the currency has',
  'amount-too-large': 'the sum would be larger than we can hold',
  'splits-do-not-add-up': 'the splits are not the amount',
  'kind-mismatch': 'the category is not of the transaction’s type',
  'account-unknown': 'the book has no such account',
  'account-archived': 'the account takes no new transactions',
  'account-in-use': 'transactions use the account; archive it',
  'same-account': 'a transfer needs two accounts',
  'to-account-required': 'a transfer names where the money goes',
  'to-amount-required': 'a transfer across currencies names what arrives',
  'transfer-only': 'only a transfer has this field',
  'category-unknown': 'the book has no such category',
  'category-in-use': 'transactions use the category; say where they go with `moveTo`',
  'category-levels': 'categories have two levels',
  'category-ambiguous': '`categoryId`, `category` and `splits` exclude each other',
  'payee-unknown': 'the book has no such payee',
  'not-deleted': 'it is there; nothing to restore',
  'restore-expired': 'deleted more than 30 days ago',
  'count-changed': 'the filter matches another number than expected',
  'already-undone': 'the change was taken back before',
  'import-state': 'the import is not in a state in which this can be done',
  'import-empty': 'the file has no rows',
  'import-binary': 'the file is no text',
  'mapping-incomplete': 'the mapping lacks a date, an amount or a column that the file has',
} as const satisfies Record<string, string>;

export type ProblemCode = keyof typeof PROBLEM_CODES;
