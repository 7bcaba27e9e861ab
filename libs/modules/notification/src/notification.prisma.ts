import { Inject, Injectable } from '@nestjs/common';
import { Database, isUnavailable, storageError } from '@hisaab/database';
import { PrismaPg } from '@prisma/adapter-pg';

import { Prisma, PrismaClient } from './generated/client';

/** Prisma over the service's own pool. A storage that fails is a 503, whichever way it was asked. */
@Injectable()
export class NotificationPrisma {
  private readonly client: PrismaClient;

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
}

/** P1xxx: the server is not reached; P2024: no connection in time. */
function isStorageFailure(error: unknown): boolean {
  if (isUnavailable(error) || error instanceof Prisma.PrismaClientInitializationError) return true;
  if (!(error instanceof Error) || !('code' in error) || typeof error.code !== 'string') return false;
  return /^P1\d{3}$/.test(error.code) || error.code === 'P2024';
}
