import { Controller, Get, Inject } from '@nestjs/common';
import { Answer } from '@hisaab/platform';
import { SigningKeys } from './signing.keys';

@Controller('.well-known')
export class JwksController {
  constructor(@Inject(SigningKeys) private readonly keys: SigningKeys) {}

  @Get('jwks.json')
  async jwks(): Promise<Answer> {
    return new Answer(
      200,
      { keys: await this.keys.publicKeys() },
      { 'cache-control': 'public, max-age=300' },
    );
  }
}
