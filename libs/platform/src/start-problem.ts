/**
 * Something that keeps the program from starting and that its user can mend. The message is one sentence
 * (what is wrong, then what to do), shown without a stack; the exit code is not zero.
 */
export class StartProblem extends Error {
  override readonly name = 'StartProblem';

  constructor(message: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
  }
}

/** What a person can read of a thrown value; several addresses of one host fail with an empty message. */
export function reasonOf(error: unknown): string {
  if (error instanceof AggregateError && error.message === '') {
    return error.errors.map(reasonOf).join('; ');
  }
  return error instanceof Error ? error.message : String(error);
}
