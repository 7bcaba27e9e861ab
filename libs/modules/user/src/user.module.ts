import { Module } from '@nestjs/common';
import { ServiceModule } from '@hisaab/platform';
import { BookUseConsumer } from './books/book-use.consumer';
import { BooksController } from './books/books.controller';
import { BooksRepository } from './books/books.repository';
import { ProfilesController } from './profiles/profiles.controller';
import { ProfilesRepository } from './profiles/profiles.repository';
import { SetUp } from './profiles/set-up.use-case';
import { UserRegisteredConsumer } from './profiles/user-registered.consumer';
import { UserPrisma } from './user.prisma';

@Module({
  imports: [ServiceModule.for('user')],
  controllers: [ProfilesController, BooksController, UserRegisteredConsumer, BookUseConsumer],
  providers: [UserPrisma, SetUp, ProfilesRepository, BooksRepository],
})
export class UserModule {}
