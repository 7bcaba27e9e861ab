import { DomainError } from '@hisaab/kernel';

export function staleVersion(currentVersion: number): DomainError {
  return new DomainError(
    'stale-version',
    'stale',
    'It was changed in the meantime. Read it again and repeat the change.',
    {
      currentVersion,
    },
  );
}
