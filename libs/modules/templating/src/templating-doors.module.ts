import { Module } from '@nestjs/common';

import { TemplatesController } from './templates/templates.controller';
import { TemplatingModule } from './templating.module';

/** Templating with its doors for other services: only where those are processes of their own. */
@Module({ imports: [TemplatingModule], controllers: [TemplatesController] })
export class TemplatingDoors {}
