import { Answer } from '@hisaab/platform';

interface Versioned {
  readonly version: number;
}

/** A resource as a write or a read answers it. */
export function resourceAnswer<Body extends Versioned>(
  status: number,
  body: Body,
  sequence?: bigint,
): Answer<Body> {
  return new Answer(status, body, {
    etag: `"${body.version}"`,
    ...(sequence === undefined ? {} : { 'x-book-sequence': sequence.toString() }),
  });
}

export function goneAnswer(sequence: bigint): Answer<undefined> {
  return new Answer(204, undefined, { 'x-book-sequence': sequence.toString() });
}
