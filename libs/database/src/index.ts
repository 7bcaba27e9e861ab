export { SERVICES, type Service } from '@hisaab/contracts';
export { connectionBudget } from './connection-budget';
export { Database, type DatabaseOptions } from './database';
export { openPool, poolConfig } from './pool';
export { isDuplicate, isPrismaOutage } from './prisma-error';
export { prismaSql, type RawQueries } from './prisma-sql';
export { databaseName, roleName, rolePassword, roleUrl, serviceUrl } from './roles';
export type { Sql, Statement } from './sql';
export { isUnavailable, storageError } from './storage-error';
