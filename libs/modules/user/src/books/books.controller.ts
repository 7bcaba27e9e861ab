import { Body, Controller, Get, Inject, Param, Patch, UseGuards } from '@nestjs/common';
import { bookPath, patchBook, type Book, type PatchBook } from '@hisaab/contracts';
import { DomainError, isTimezone } from '@hisaab/kernel';
import { Answer, contract, requireIfMatch, Write, type WriteContext } from '@hisaab/platform';
import { AccessGuard, CurrentAccess, type Access } from '@hisaab/security';
import { SetUp } from '../profiles/set-up.use-case';
import { BooksRepository, type MyBook } from './books.repository';

@Controller('v1/books')
@UseGuards(AccessGuard)
export class BooksController {
  constructor(
    @Inject(BooksRepository) private readonly books: BooksRepository,
    @Inject(SetUp) private readonly setUp: SetUp,
  ) {}

  @Get()
  async list(@CurrentAccess() access: Access): Promise<{ items: Book[]; nextCursor: null }> {
    await this.setUp.ensure(access);
    return { items: (await this.books.ofUser(access.userId)).map(shown), nextCursor: null };
  }

  @Get(':id')
  async read(
    @Param(contract(bookPath)) { id }: { id: string },
    @CurrentAccess() access: Access,
  ): Promise<Answer> {
    await this.setUp.ensure(access);
    return answer(await this.books.ofMember(id, access.userId));
  }

  @Patch(':id')
  async change(
    @Param(contract(bookPath)) { id }: { id: string },
    @Body(contract(patchBook)) patch: PatchBook,
    @Write() write: WriteContext,
  ): Promise<Answer> {
    const version = requireIfMatch(write);
    await this.setUp.ensure(write.access);
    const book = await this.books.ofMember(id, write.access.userId);
    if (patch.timezone !== undefined && !isTimezone(patch.timezone)) {
      const message = 'There is no time zone of this name.';
      throw new DomainError('unknown-timezone', 'unprocessable', message, {
        errors: [{ path: 'timezone', message }],
      });
    }
    return answer(await this.books.change(book.id, write.access.userId, version, patch));
  }
}

const answer = (book: MyBook): Answer => new Answer(200, shown(book), { etag: `"${book.version}"` });

function shown(book: MyBook): Book {
  const { id, version, name, role, currency, timezone, firstWeekday, monthStartDay } = book;
  const { isUsed, createdAt, updatedAt } = book;
  return {
    ...{ id, bookId: id, version, name, role, currency, timezone, firstWeekday, monthStartDay },
    currencyFixed: isUsed,
    createdAt: createdAt.toISOString(),
    updatedAt: updatedAt.toISOString(),
  };
}
