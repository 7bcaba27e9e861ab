import { Inject, Injectable } from '@nestjs/common';
import { Database, isPrismaOutage, prismaSql, storageError, type Sql } from '@hisaab/database';
import { PrismaPg } from '@prisma/adapter-pg';
import { PrismaClient, type Prisma } from './generated/client';

/** Prisma over the service's own pool. A storage that fails is a 503, whichever way it was asked. */
@Injectable()
export class AuthPrisma {
  readonly client: PrismaClient;

  constructor(@Inject(Database) database: Database) {
    this.client = new PrismaClient({ adapter: new PrismaPg(database.pool, { schema: database.service }) });
  }

  async run<T>(work: (client: PrismaClient) => Promise<T>): Promise<T> {
    try {
      return await work(this.client);
    } catch (error) {
      throw isPrismaOutage(error) ? storageError(error) : error;
    }
  }

  /** One transaction for Prisma's own calls and for what is written against Sql: outbox, copies. */
  async transaction<T>(work: (tx: Prisma.TransactionClient, sql: Sql) => Promise<T>): Promise<T> {
    return this.run((client) =>
      client.$transaction((tx) => work(tx, prismaSql(tx)), { maxWait: 5_000, timeout: 15_000 }),
    );
  }
}
