import { Inject, Injectable } from '@nestjs/common';
import { Database, isUnavailable, prismaSql, storageError, type Sql } from '@hisaab/database';
import { PrismaPg } from '@prisma/adapter-pg';
import { Prisma, PrismaClient } from './generated/client';

/** Prisma over the service's own pool. A storage that fails is a 503, whichever way it was asked. */
@Injectable()
export class UserPrisma {
  readonly client: PrismaClient;

  constructor(@Inject(Database) database: Database) {
    this.client = new PrismaClient({ adapter: new PrismaPg(database.pool, { schema: database.service }) });
  }

  async run<T>(work: (client: PrismaClient) => Promise<T>): Promise<T> {
    try {
      return await work(this.client);
    } catch (error) {
      throw isStorageFailure(error) ? storageError(error) : error;
    }
  }

  async transaction<T>(work: (tx: Prisma.TransactionClient, sql: Sql) => Promise<T>): Promise<T> {
    return this.run((client) =>
      client.$transaction((tx) => work(tx, prismaSql(tx)), { maxWait: 5_000, timeout: 15_000 }),
    );
  }
}

/** P1xxx: the server is not reached; P2024, P2028: no connection or no time left for a transaction. */
function isStorageFailure(error: unknown): boolean {
  if (isUnavailable(error) || error instanceof Prisma.PrismaClientInitializationError) return true;
  if (!(error instanceof Error) || !('code' in error) || typeof error.code !== 'string') return false;
  return /^P1\d{3}$/.test(error.code) || error.code === 'P2024' || error.code === 'P2028';
}
