import type { PipeTransform } from '@nestjs/common';
import { DomainError } from '@hisaab/kernel';
import type { z } from 'zod';

/** Checks a body, a query or a parameter by its contract and hands on what the contract made of it. */
export class ContractPipe<Schema extends z.ZodType> implements PipeTransform<unknown, z.infer<Schema>> {
  constructor(private readonly schema: Schema) {}

  transform(value: unknown): z.infer<Schema> {
    const result = this.schema.safeParse(value);
    if (result.success) return result.data;
    throw new DomainError('invalid-request', 'invalid', 'Some fields are not valid.', {
      errors: result.error.issues.slice(0, 50).map((issue) => ({
        path: issue.path.map(String).join('.'),
        message: issue.code === 'unrecognized_keys' ? `Unknown: ${issue.keys.join(', ')}` : issue.message,
      })),
    });
  }
}

export function contract<Schema extends z.ZodType>(schema: Schema): ContractPipe<Schema> {
  return new ContractPipe(schema);
}
