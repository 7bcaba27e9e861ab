import type { EventDefinition } from '@hisaab/contracts';

/** A message that is not what its contract says: a mistake in the code of the one who sent it. */
export class InvalidEventError extends Error {
  constructor(type: string, detail: string) {
    super(`${type} is not as its contract says: ${detail}`);
    this.name = 'InvalidEventError';
  }
}

/** The data as the schema gives it: fields that the contract does not know never enter the stream. */
export function checked(event: EventDefinition, data: unknown): unknown {
  const result = event.data.safeParse(data);
  if (result.success) return result.data;
  const detail = result.error.issues
    .map((issue) => `${issue.path.join('.') || 'data'}: ${issue.message}`)
    .join('; ');
  throw new InvalidEventError(event.type, detail);
}
