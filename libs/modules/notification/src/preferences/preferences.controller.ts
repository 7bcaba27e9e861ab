import { Body, Controller, Get, Inject, Patch, Query, UseGuards } from '@nestjs/common';
import { noQuery, patchPreferences, type PatchPreferences } from '@hisaab/contracts';
import { Answer, contract, Write, type WriteContext } from '@hisaab/platform';
import { AccessGuard, CurrentAccess, type Access } from '@hisaab/security';

import { ChangePreferences } from './change-preferences.use-case';
import { PreferencesRepository } from './preferences.repository';

@Controller('v1/notifications/preferences')
@UseGuards(AccessGuard)
export class PreferencesController {
  constructor(
    @Inject(PreferencesRepository) private readonly preferences: PreferencesRepository,
    @Inject(ChangePreferences) private readonly changePreferences: ChangePreferences,
  ) {}

  @Get()
  async get(@CurrentAccess() { userId }: Access, @Query(contract(noQuery)) _query: unknown): Promise<Answer> {
    const preferences = await this.preferences.of(userId);
    return new Answer(200, preferences, { etag: `"${preferences.version}"` });
  }

  @Patch()
  change(
    @Write() write: WriteContext,
    @Query(contract(noQuery)) _query: unknown,
    @Body(contract(patchPreferences)) body: PatchPreferences,
  ): Promise<Answer> {
    return this.changePreferences.execute(write, body);
  }
}
