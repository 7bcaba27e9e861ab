import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';

export const ROOT = resolve(import.meta.dirname, '../..');
export const read = (file: string): string => readFileSync(resolve(ROOT, file), 'utf8');

const one = z.object({
  image: z.string(),
  build: z.object({ context: z.string(), dockerfile: z.string() }).optional(),
  command: z.array(z.string()).optional(),
  environment: z.record(z.string(), z.string()).default({}),
  networks: z.array(z.string()).default([]),
  network_mode: z.string().optional(),
  volumes: z.array(z.string()).default([]),
  ports: z.array(z.string()).default([]),
  depends_on: z.record(z.string(), z.object({ condition: z.string() })).default({}),
  healthcheck: z.object({ disable: z.boolean().optional() }).loose().optional(),
  profiles: z.array(z.string()).default([]),
  restart: z.string(),
  user: z.string().optional(),
  read_only: z.boolean().default(false),
  privileged: z.boolean().default(false),
  cap_drop: z.array(z.string()).default([]),
  security_opt: z.array(z.string()).default([]),
  mem_limit: z.string(),
});
const whole = z.object({
  services: z.record(z.string(), one),
  networks: z.record(z.string(), z.object({ internal: z.boolean().optional() })),
  volumes: z.record(z.string(), z.unknown()),
});

export type ComposeService = z.infer<typeof one>;
export type ComposeFile = z.infer<typeof whole>;

const WRITTEN = /\$\{([A-Z_]+)(?:(:[-?])([^}]*))?\}/g;

/** Names that the file asks its environment for. */
export const namesAskedFor = (text: string): Set<string> =>
  new Set([...text.matchAll(WRITTEN)].map(([, name]) => name ?? ''));

/** `.env` as Compose reads it: a name and a value a line. */
export const variablesIn = (text: string): Map<string, string> =>
  new Map([...text.matchAll(/^([A-Z_]+)=(.*)$/gm)].map(([, name, value]) => [name ?? '', value ?? '']));

/** The file as Compose understands it with these variables; what is missing throws, as Compose refuses it. */
export function composeFile(variables: ReadonlyMap<string, string>): ComposeFile {
  return whole.parse(filled(parse(read('docker-compose.yml'), { merge: true }), variables));
}

/** First parsed, then filled: what a variable holds is text, whatever it looks like. */
function filled(value: unknown, variables: ReadonlyMap<string, string>): unknown {
  if (Array.isArray(value)) return value.map((item) => filled(item, variables));
  if (value !== null && typeof value === 'object') {
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, filled(item, variables)]));
  }
  if (typeof value !== 'string') return value;
  return value.replaceAll(WRITTEN, (_all, name: string, how: string | undefined, otherwise = '') => {
    const given = variables.get(name);
    if (given !== undefined && given !== '') return given;
    if (how === ':?') throw new Error(`${name} ${otherwise}`);
    return otherwise;
  });
}
