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
      errors: result.error.issues.flatMap((issue) => told(issue)).slice(0, 50),
    });
  }
}

interface FieldError {
  path: string;
  message: string;
}

/** Where one of several forms was asked for, what keeps the nearest of them from fitting. */
function told(issue: z.core.$ZodIssue, above: readonly PropertyKey[] = []): FieldError[] {
  const path = [...above, ...issue.path];
  if (issue.code === 'invalid_union') {
    const [nearest] = [...issue.errors].sort((a, b) => a.length - b.length);
    if (nearest && nearest.length > 0) return nearest.flatMap((one) => told(one, path));
  }
  const message = issue.code === 'unrecognized_keys' ? `Unknown: ${issue.keys.join(', ')}` : issue.message;
  return [{ path: path.map(String).join('.'), message }];
}

export function contract<Schema extends z.ZodType>(schema: Schema): ContractPipe<Schema> {
  return new ContractPipe(schema);
}
