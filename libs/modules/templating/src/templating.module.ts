import { Module } from '@nestjs/common';
import { ServiceModule } from '@hisaab/platform';

import { TemplatesRepository } from './templates/templates.repository';
import { Templating } from './templates/templating.service';
import { TemplatingPrisma } from './templating.prisma';

@Module({
  imports: [ServiceModule.for('templating')],
  providers: [TemplatingPrisma, TemplatesRepository, Templating],
  exports: [Templating],
})
export class TemplatingModule {}
