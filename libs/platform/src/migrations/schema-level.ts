import type { Migration } from './migration-files';

/** The newest migration of the platform's and of the service's own that a schema has; names begin with their time. */
export interface SchemaLevel {
  readonly platform: string;
  readonly service: string;
}

export const levelOf = (platform: readonly Migration[], service: readonly Migration[]): SchemaLevel => ({
  platform: platform.at(-1)?.name ?? '-',
  service: service.at(-1)?.name ?? '-',
});

/** What a schema's comment says of it: any role may read a comment, and only the administrator the history. */
export function schemaComment(service: string, level: SchemaLevel, rights: string): string {
  return `Hisaab ${service}; schema ${level.platform} ${level.service}; rights ${rights}`;
}

export function levelIn(comment: string | null): SchemaLevel | undefined {
  const [, platform, service] = /; schema (\S+) (\S+); rights /.exec(comment ?? '') ?? [];
  return platform !== undefined && service !== undefined ? { platform, service } : undefined;
}

/** Whether a program that needs `wanted` can work with what is there; a newer schema is made to serve older programs. */
export function reaches(there: SchemaLevel | undefined, wanted: SchemaLevel): boolean {
  return there !== undefined && there.platform >= wanted.platform && there.service >= wanted.service;
}
