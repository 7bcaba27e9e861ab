import Ajv2020, { type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { IntlMessageFormat } from 'intl-messageformat';

import { shown } from './shown-value';

export interface Wording {
  readonly title: string;
  readonly body: string;
  /** A JSON schema of the variables. */
  readonly variables: Record<string, unknown>;
}

/** Where a wording is wrong: the part of it, and what is wrong there. */
export class WordingError extends Error {
  constructor(
    readonly part: keyof Wording,
    message: string,
  ) {
    super(message);
  }
}

/** Parts of an ICU message that name a variable, as the parser gives them. */
interface MessagePart {
  readonly type: number;
  readonly value?: unknown;
  readonly options?: Readonly<Record<string, { readonly value: readonly MessagePart[] }>>;
  readonly children?: readonly MessagePart[];
}

const LITERAL = 0;
const POUND = 7;
const TAG = 8;

/** A wording that was checked once and renders many times. */
export class CompiledTemplate {
  private readonly title: IntlMessageFormat;
  private readonly body: IntlMessageFormat;
  private readonly validate: ValidateFunction;
  private readonly dates: ReadonlySet<string>;

  constructor(
    wording: Wording,
    private readonly locale: string,
  ) {
    this.validate = compiledSchema(wording.variables);
    const properties = propertiesOf(wording.variables);
    this.title = compiledMessage('title', wording, locale, properties);
    this.body = compiledMessage('body', wording, locale, properties);
    this.dates = new Set(
      Object.entries(properties)
        .filter(([, schema]) => isRecord(schema) && schema['format'] === 'date')
        .map(([name]) => name),
    );
  }

  /** What the schema says is wrong with the variables; null when they are right. */
  problemWith(variables: Readonly<Record<string, unknown>>): string | null {
    if (this.validate(variables)) return null;
    return (this.validate.errors ?? [])
      .map(({ instancePath, message }) => `${instancePath} ${message}`)
      .join('; ');
  }

  render(variables: Readonly<Record<string, unknown>>): { title: string; body: string } {
    const values = Object.fromEntries(
      Object.entries(variables).map(([name, value]) => [
        name,
        shown(value, this.locale, this.dates.has(name)),
      ]),
    );
    return { title: String(this.title.format(values)), body: String(this.body.format(values)) };
  }
}

function compiledSchema(schema: Record<string, unknown>): ValidateFunction {
  try {
    const ajv = new Ajv2020({ strict: true, strictTypes: false, allErrors: true });
    addFormats.default(ajv);
    return ajv.compile(schema);
  } catch (error) {
    throw new WordingError('variables', error instanceof Error ? error.message : String(error));
  }
}

function compiledMessage(
  part: 'title' | 'body',
  wording: Wording,
  locale: string,
  properties: Readonly<Record<string, unknown>>,
): IntlMessageFormat {
  const message = parsed(part, wording[part], locale);
  for (const name of argumentsOf(message.getAst() as readonly MessagePart[])) {
    if (!(name in properties)) throw new WordingError(part, `{${name}} is not among the variables`);
  }
  return message;
}

function parsed(part: 'title' | 'body', text: string, locale: string): IntlMessageFormat {
  try {
    return new IntlMessageFormat(text, locale, undefined, { ignoreTag: true });
  } catch (error) {
    throw new WordingError(
      part,
      `is no ICU message: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
}

function argumentsOf(parts: readonly MessagePart[]): string[] {
  return parts.flatMap((part) => [
    ...(part.type !== LITERAL && part.type !== POUND && part.type !== TAG ? [String(part.value)] : []),
    ...Object.values(part.options ?? {}).flatMap((option) => argumentsOf(option.value)),
    ...argumentsOf(part.children ?? []),
  ]);
}

function propertiesOf(schema: Record<string, unknown>): Record<string, unknown> {
  return isRecord(schema['properties']) ? schema['properties'] : {};
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
