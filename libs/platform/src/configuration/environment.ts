import { z } from 'zod';

/** The variables a process was started with: read once, here, and handed on. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** Marks a variable whose value is never printed. */
export function secret<Schema extends z.ZodType>(schema: Schema): Schema {
  return schema.meta({ secret: true }) as Schema;
}

export class ConfigurationError extends Error {
  override readonly name = 'ConfigurationError';
}

/** Checks the variables that a schema names; the message names each one that is missing or wrong. */
export function parseEnvironment<Schema extends z.ZodObject>(
  schema: Schema,
  environment: Environment,
): z.infer<Schema> {
  const named = Object.fromEntries(
    Object.keys(schema.shape).map((name) => [name, environment[name] === '' ? undefined : environment[name]]),
  );
  const result = schema.safeParse(named);
  if (result.success) return result.data;
  const lines = result.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
  throw new ConfigurationError(`The configuration is not valid. ${lines.join('; ')}.`);
}

/** The configuration as it is in force, secrets masked, one `NAME=value` a line. */
export function describeConfiguration(schemas: readonly z.ZodObject[], environment: Environment): string[] {
  return schemas.flatMap((schema) => {
    const values: Record<string, unknown> = parseEnvironment(schema, environment);
    return Object.entries(schema.shape).map(([name, field]) => {
      const value = values[name];
      const masked = z.globalRegistry.get(field)?.['secret'] === true && value !== undefined;
      return `${name}=${masked ? '********' : value === undefined ? '' : String(value)}`;
    });
  });
}
