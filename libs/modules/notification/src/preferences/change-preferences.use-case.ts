import { Inject, Injectable } from '@nestjs/common';
import type { PatchPreferences } from '@hisaab/contracts';
import { DomainError } from '@hisaab/kernel';
import { Answer, requireIfMatch, UnitOfWork, type WriteContext } from '@hisaab/platform';

import { patched } from './preference';
import { PreferencesRepository } from './preferences.repository';

@Injectable()
export class ChangePreferences {
  constructor(
    @Inject(UnitOfWork) private readonly unitOfWork: UnitOfWork,
    @Inject(PreferencesRepository) private readonly preferences: PreferencesRepository,
  ) {}

  execute(write: WriteContext, patch: PatchPreferences): Promise<Answer> {
    const expected = requireIfMatch(write);
    const { userId } = write.access;
    return this.unitOfWork.run(write, async (tx) => {
      const { version, choices } = await this.preferences.locked(tx, userId);
      if (version !== expected) {
        throw new DomainError('stale-version', 'stale', 'The preferences were changed meanwhile.', {
          currentVersion: version,
        });
      }
      const next = patched(choices, patch.kinds ?? {});
      const newVersion = next.isChanged ? version + 1 : version;
      if (next.isChanged) await this.preferences.save(tx, userId, newVersion, next.choices);
      return new Answer(200, { version: newVersion, kinds: next.choices }, { etag: `"${newVersion}"` });
    });
  }
}
