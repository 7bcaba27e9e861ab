import { DomainError } from '@hisaab/kernel';

/** JSON merge patch (RFC 7386) on one level of named fields: absent stays, null takes away, the rest replaces. */
export function mergePatch(target: object, patch: object): Record<string, unknown> {
  const merged: Record<string, unknown> = { ...target };
  for (const [field, value] of Object.entries(patch) as [string, unknown][]) {
    if (value === null) delete merged[field];
    else if (value !== undefined) merged[field] = value;
  }
  return merged;
}

/** Refuses a change that was made to another version than the current one. */
export function expectVersion(currentVersion: number, given: number | undefined): void {
  if (given === undefined || given === currentVersion) return;
  throw new DomainError('stale-version', 'stale', 'It was changed in the meantime. Look at it again.', {
    currentVersion,
  });
}
