import { Inject, Injectable } from '@nestjs/common';
import { Database } from '@hisaab/database';
import { PrismaPg } from '@prisma/adapter-pg';

import { PrismaClient } from './generated/client';

/** Prisma over the service's own pool. */
@Injectable()
export class TemplatingPrisma {
  readonly client: PrismaClient;

  constructor(@Inject(Database) database: Database) {
    this.client = new PrismaClient({ adapter: new PrismaPg(database.pool, { schema: database.service }) });
  }
}
