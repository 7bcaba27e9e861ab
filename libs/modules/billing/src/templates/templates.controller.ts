import {
  Body,
  Controller,
  Delete,
  Get,
  HttpCode,
  Param,
  Patch,
  Post,
  Query,
  UseGuards,
} from '@nestjs/common';
import {
  createTemplate,
  noQuery,
  patchTemplate,
  templatePath,
  wholeListQuery,
  type CreateTemplate,
  type PatchTemplate,
} from '@hisaab/contracts';
import { Database } from '@hisaab/database';
import { contract, Write, type Answer, type WriteContext } from '@hisaab/platform';
import { AccessGuard, CurrentAccess, type Access } from '@hisaab/security';
import { BookSetup } from '../books/book.setup';
import { resourceAnswer } from '../changes/answers.view';
import { KeepTemplate } from './keep-template.use-case';
import { templateResource } from './template.view';
import { liveTemplate, liveTemplates } from './templates.repository';

@Controller('v1/templates')
@UseGuards(AccessGuard)
export class TemplatesController {
  constructor(
    private readonly database: Database,
    private readonly setup: BookSetup,
    private readonly keep: KeepTemplate,
  ) {}

  @Get()
  async list(@CurrentAccess() access: Access, @Query(contract(wholeListQuery)) _query: object) {
    await this.setup.ensure(access);
    const templates = await liveTemplates(this.database, access.bookId);
    return { items: templates.map(templateResource), nextCursor: null };
  }

  @Post()
  create(
    @Write() write: WriteContext,
    @Query(contract(noQuery)) _query: object,
    @Body(contract(createTemplate)) body: CreateTemplate,
  ): Promise<Answer> {
    return this.keep.make(write, body);
  }

  @Get(':id')
  async one(
    @CurrentAccess() access: Access,
    @Param(contract(templatePath)) { id }: { id: string },
    @Query(contract(noQuery)) _query: object,
  ): Promise<Answer> {
    await this.setup.ensure(access);
    return resourceAnswer(200, templateResource(await liveTemplate(this.database, access.bookId, id)));
  }

  @Patch(':id')
  patch(
    @Write() write: WriteContext,
    @Param(contract(templatePath)) { id }: { id: string },
    @Query(contract(noQuery)) _query: object,
    @Body(contract(patchTemplate)) body: PatchTemplate,
  ): Promise<Answer> {
    return this.keep.change(write, id, body);
  }

  @Delete(':id')
  delete(
    @Write() write: WriteContext,
    @Param(contract(templatePath)) { id }: { id: string },
    @Query(contract(noQuery)) _query: object,
  ): Promise<Answer> {
    return this.keep.delete(write, id);
  }

  @Post(':id/restore')
  @HttpCode(200)
  restore(
    @Write() write: WriteContext,
    @Param(contract(templatePath)) { id }: { id: string },
    @Query(contract(noQuery)) _query: object,
  ): Promise<Answer> {
    return this.keep.restore(write, id);
  }
}
