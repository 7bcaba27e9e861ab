import { createDocument, type ZodOpenApiPathsObject } from 'zod-openapi';
import { SERVICES } from '../services';
import { accountPaths } from './accounts';
import { authPaths } from './auth';
import { calendarPaths } from './calendar';
import { cashflowPaths } from './cashflow';
import { categoryPaths } from './categories';
import { exportPaths } from './exports';
import { importPaths } from './imports';
import { inboxPaths } from './inbox';
import { ledgerPaths } from './ledger';
import { withLinks } from './links';
import { netWorthPaths } from './net-worth';
import { notificationPaths } from './notifications';
import { payeePaths } from './payees';
import { quickPaths } from './quick';
import { recurringPaths } from './recurring';
import { reportsPaths } from './reports';
import { samplePaths } from './sample';
import { statusPaths } from './status';
import { templatePaths } from './templates';
import { transactionPaths } from './transaction-paths';
import { userPaths } from './users';

/** Every path of the public API. A noun's file adds its own here. */
const PATHS: ZodOpenApiPathsObject = {
  ...authPaths,
  ...userPaths,
  ...accountPaths,
  ...categoryPaths,
  ...payeePaths,
  ...transactionPaths,
  ...quickPaths,
  ...templatePaths,
  ...importPaths,
  ...exportPaths,
  ...samplePaths,
  ...inboxPaths,
  ...ledgerPaths,
  ...reportsPaths,
  ...cashflowPaths,
  ...recurringPaths,
  ...calendarPaths,
  ...netWorthPaths,
  ...notificationPaths,
  ...statusPaths,
};

export type OpenApiDocument = ReturnType<typeof createDocument>;

/** The OpenAPI 3.1 document, made from the contracts. */
export function openApiDocument(): OpenApiDocument {
  return createDocument({
    openapi: '3.1.0',
    info: {
      title: 'Hisaab',
      version: '1.0.0',
      description:
        'The reckoning of a household: money in and out, in a double-entry ledger that proves itself. ' +
        'Enumerations may grow, and answers may gain fields: clients must bear both.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: '/' }],
    security: [{ bearer: [] }],
    tags: [...SERVICES, 'status'].map((name) => ({ name })),
    paths: withLinks(PATHS),
    components: {
      securitySchemes: { bearer: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' } },
    },
  });
}
