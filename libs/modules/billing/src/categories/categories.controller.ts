import { Body, Controller, Delete, Get, Param, Patch, Post, Query, UseGuards } from '@nestjs/common';
import {
  categoryPath,
  createCategory,
  deleteCategoryQuery,
  noQuery,
  wholeListQuery,
  patchCategory,
  type CreateCategory,
  type PatchCategory,
} from '@hisaab/contracts';
import { Database } from '@hisaab/database';
import { contract, Write, type Answer, type WriteContext } from '@hisaab/platform';
import { AccessGuard, CurrentAccess, type Access } from '@hisaab/security';
import { BookSetup } from '../books/book.setup';
import { resourceAnswer } from '../changes/answers.view';
import { categoryResource } from './category.view';
import { liveCategories, liveCategory } from './categories.repository';
import { ChangeCategory } from './change-category.use-case';
import { DeleteCategory } from './delete-category.use-case';
import { MakeCategory } from './make-category.use-case';

@Controller('v1/categories')
@UseGuards(AccessGuard)
export class CategoriesController {
  constructor(
    private readonly database: Database,
    private readonly setup: BookSetup,
    private readonly make: MakeCategory,
    private readonly change: ChangeCategory,
    private readonly remove: DeleteCategory,
  ) {}

  @Get()
  async list(@CurrentAccess() access: Access, @Query(contract(wholeListQuery)) _query: object) {
    await this.setup.ensure(access);
    const categories = await liveCategories(this.database, access.bookId);
    return { items: categories.map(categoryResource), nextCursor: null };
  }

  @Post()
  create(
    @Write() write: WriteContext,
    @Query(contract(noQuery)) _query: object,
    @Body(contract(createCategory)) body: CreateCategory,
  ): Promise<Answer> {
    return this.make.execute(write, body);
  }

  @Get(':id')
  async one(
    @CurrentAccess() access: Access,
    @Param(contract(categoryPath)) { id }: { id: string },
    @Query(contract(noQuery)) _query: object,
  ): Promise<Answer> {
    await this.setup.ensure(access);
    return resourceAnswer(200, categoryResource(await liveCategory(this.database, access.bookId, id)));
  }

  @Patch(':id')
  patch(
    @Write() write: WriteContext,
    @Param(contract(categoryPath)) { id }: { id: string },
    @Query(contract(noQuery)) _query: object,
    @Body(contract(patchCategory)) body: PatchCategory,
  ): Promise<Answer> {
    return this.change.execute(write, id, body);
  }

  @Delete(':id')
  delete(
    @Write() write: WriteContext,
    @Param(contract(categoryPath)) { id }: { id: string },
    @Query(contract(deleteCategoryQuery)) { moveTo }: { moveTo?: string },
  ): Promise<Answer> {
    return this.remove.execute(write, id, moveTo);
  }
}
