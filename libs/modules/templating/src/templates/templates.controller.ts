import { Body, Controller, Get, HttpCode, Inject, Param, Post, UseGuards } from '@nestjs/common';
import { renderWording, type renderedWording, type wordings } from '@hisaab/contracts';
import { contract, InternalGuard } from '@hisaab/platform';
import { z } from 'zod';

import { Templating } from './templating.service';

const key = z.string().regex(/^[a-z0-9-]{1,64}$/);

/** Notification's questions, where it is another process. */
@Controller('internal/templates')
@UseGuards(InternalGuard)
export class TemplatesController {
  constructor(@Inject(Templating) private readonly templating: Templating) {}

  @Get()
  async inForce(): Promise<z.infer<typeof wordings>> {
    return { wordings: await this.templating.inForce() };
  }

  @Post(':key/rendered')
  @HttpCode(200)
  render(
    @Param('key', contract(key)) template: string,
    @Body(contract(renderWording)) { locale, variables }: z.infer<typeof renderWording>,
  ): Promise<z.infer<typeof renderedWording>> {
    return this.templating.render(template, locale, variables);
  }
}
