import { Body, Controller, Get, Inject, Patch, UseGuards } from '@nestjs/common';
import { patchProfile, type PatchProfile } from '@hisaab/contracts';
import { Answer, contract, requireIfMatch, Write, type WriteContext } from '@hisaab/platform';
import { AccessGuard, CurrentAccess, type Access } from '@hisaab/security';
import type { Profile } from '../generated/client';
import { ProfilesRepository } from './profiles.repository';
import { SetUp } from './set-up.use-case';

@Controller('v1/users/me')
@UseGuards(AccessGuard)
export class ProfilesController {
  constructor(
    @Inject(ProfilesRepository) private readonly profiles: ProfilesRepository,
    @Inject(SetUp) private readonly setUp: SetUp,
  ) {}

  @Get()
  async read(@CurrentAccess() access: Access): Promise<Answer> {
    await this.setUp.ensure(access);
    return answer(await this.profiles.of(access.userId));
  }

  @Patch()
  async change(
    @Body(contract(patchProfile)) patch: PatchProfile,
    @Write() write: WriteContext,
  ): Promise<Answer> {
    const version = requireIfMatch(write);
    await this.setUp.ensure(write.access);
    return answer(await this.profiles.change(write.access, version, patch));
  }
}

function answer(profile: Profile): Answer {
  const { userId, version, name, locale, createdAt, updatedAt } = profile;
  const times = { createdAt: createdAt.toISOString(), updatedAt: updatedAt.toISOString() };
  return new Answer(200, { id: userId, version, name, locale, ...times }, { etag: `"${version}"` });
}
