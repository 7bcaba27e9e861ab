import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { isNode, LineCounter, parseDocument, type Document } from 'yaml';
import type { z } from 'zod';
import { ConfigurationError } from './environment';

/** Reads one YAML file and checks it. A wrong file stops the start; the message names the file and the line. */
export function loadFile<Schema extends z.ZodType>(path: string, schema: Schema): z.infer<Schema> {
  return check(path, schema, []);
}

/** One section of a file that several modules share, e.g. their limits. */
export function loadSection<Schema extends z.ZodType>(
  path: string,
  section: string,
  schema: Schema,
): z.infer<Schema> {
  return check(path, schema, [section]);
}

/** Every YAML file of a folder by its name without the ending, in the order of the names. */
export function loadFiles<Schema extends z.ZodType>(
  folder: string,
  schema: Schema,
): Map<string, z.infer<Schema>> {
  if (!existsSync(folder)) throw new ConfigurationError(`The folder ${folder} is missing.`);
  const names = readdirSync(folder)
    .filter((name) => name.endsWith('.yaml'))
    .sort();
  return new Map(names.map((name) => [basename(name, '.yaml'), loadFile(join(folder, name), schema)]));
}

function check<Schema extends z.ZodType>(path: string, schema: Schema, at: string[]): z.infer<Schema> {
  if (!existsSync(path)) throw new ConfigurationError(`${path} is missing.`);
  const lines = new LineCounter();
  const document = parseDocument(readFileSync(path, 'utf8'), { lineCounter: lines });
  const syntax = document.errors[0];
  if (syntax) throw new ConfigurationError(`${path}:${lines.linePos(syntax.pos[0]).line}: ${syntax.message}`);
  const whole: unknown = document.toJS();
  const value = at.reduce<unknown>((inner, key) => (isRecord(inner) ? inner[key] : undefined), whole);
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const issue = result.error.issues[0];
  const trail = [...at, ...(issue?.path ?? [])];
  const where = trail.length > 0 ? `${trail.map(String).join('.')}: ` : '';
  throw new ConfigurationError(`${path}:${lineOf(document, lines, trail)}: ${where}${issue?.message}`);
}

/** The line of the deepest node of the trail that the file has. */
function lineOf(document: Document, lines: LineCounter, trail: readonly PropertyKey[]): number {
  for (let length = trail.length; length > 0; length -= 1) {
    const node = document.getIn(trail.slice(0, length), true);
    if (isNode(node) && node.range) return lines.linePos(node.range[0]).line;
  }
  return 1;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
