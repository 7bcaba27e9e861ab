import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

import { SERVICES } from '@hisaab/contracts';
import { z } from 'zod';

import { StartProblem } from '../start-problem';

/** Of the folder and what is in its files; a release reads all up to its own. */
export const FORMAT = 1;
export const MANIFEST = 'manifest.json';

const name = z.string().regex(/^[a-z_][a-z0-9_]*$/);
const count = z.number().int().min(0);

const tableSchema = z.object({
  name,
  /** In the order in which a line of the file has them. */
  columns: z.array(z.string().min(1).max(63)).min(1),
  rows: count,
  bytes: count,
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
});

const schemaSchema = z.object({
  /** What was applied, oldest first: a restore begins with these and no others. */
  migrations: z.array(z.object({ name: z.string(), checksum: z.string() })),
  rows: count,
  tables: z.array(tableSchema),
});

export const manifestSchema = z.object({
  format: z.literal(FORMAT),
  /** The release that made it. */
  program: z.string(),
  takenAt: z.iso.datetime(),
  postgresql: z.string(),
  /** By version. The key itself is in no backup. */
  masterKey: z.record(z.string().regex(/^[1-9][0-9]*$/), z.string().regex(/^[0-9a-f]{32}$/)),
  schemas: z.object(Object.fromEntries(SERVICES.map((service) => [service, schemaSchema])) as Schemas),
});

type Schemas = Record<(typeof SERVICES)[number], typeof schemaSchema>;
export type Manifest = z.infer<typeof manifestSchema>;
export type KeptSchema = z.infer<typeof schemaSchema>;
export type KeptTable = z.infer<typeof tableSchema>;

/** Made from the names, never read from the manifest: no file elsewhere can be meant. */
export function fileOf(schema: string, table: string): string {
  return path.join(schema, `${table}.copy.gz`);
}

/** What a folder says of itself; a sentence of what to do where it says nothing that this release can read. */
export function readManifest(folder: string): Manifest {
  if (!existsSync(folder))
    throw new StartProblem(`There is no folder ${folder}; name the folder of a backup.`);
  const file = path.join(folder, MANIFEST);
  if (!existsSync(file)) throw noBackup(folder);
  let found: unknown;
  try {
    found = JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new StartProblem(`${file} is damaged: it is no JSON. Take another backup.`, error);
  }
  const { format, program } = formatOf(found);
  if (format !== undefined && format > FORMAT) {
    throw new StartProblem(
      `The backup in ${folder} has the format ${format}, made by release ${program}; this release reads up to ${FORMAT}. Use that release or a newer one.`,
    );
  }
  const result = manifestSchema.safeParse(found);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  throw new StartProblem(
    `${file} is damaged or no manifest of a backup (${issue?.path.join('.')}: ${issue?.message}). Take another backup.`,
  );
}

function formatOf(found: unknown): { format: number | undefined; program: string } {
  const result = z.object({ format: z.number(), program: z.string().catch('unknown') }).safeParse(found);
  return { format: result.data?.format, program: result.data?.program ?? 'unknown' };
}

/** A folder of several is easily taken for one of them. */
function noBackup(folder: string): StartProblem {
  const inside = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(path.join(folder, entry.name, MANIFEST)))
    .map((entry) => entry.name)
    .sort();
  const hint =
    inside.length > 0
      ? `; it holds backups: ${inside.join(', ')}. Name one of them`
      : '; it is no backup, or one that was not finished';
  return new StartProblem(`There is no ${MANIFEST} in ${folder}${hint}.`);
}
