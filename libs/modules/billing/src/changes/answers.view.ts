import { Answer } from '@hisaab/platform';

interface Versioned {
  readonly version: number;
}

/** A resource as a write or a read answers it; a write names the change set by which it can be taken back. */
export function resourceAnswer<Body extends Versioned>(
  status: number,
  body: Body,
  sequence?: bigint,
  set?: { readonly id: string },
): Answer<Body> {
  return new Answer(status, body, {
    etag: `"${body.version}"`,
    ...(sequence === undefined ? {} : { 'x-book-sequence': sequence.toString() }),
    ...(set ? { 'x-change-set': set.id } : {}),
  });
}

export function goneAnswer(sequence: bigint, set?: { readonly id: string }): Answer<undefined> {
  return new Answer(204, undefined, {
    'x-book-sequence': sequence.toString(),
    ...(set ? { 'x-change-set': set.id } : {}),
  });
}
