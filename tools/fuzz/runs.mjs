/**
 * The runs of schemathesis and which operations each has, by id. Each run has a user of its own: what ends sessions,
 * changes a password, fills the book with a sample or streams would spoil the others' view. A run of one step has no
 * operation that takes what another gives: schemathesis ends with an error when it is asked to walk there.
 */
export const RUNS = {
  money: {
    operations: [
      ...['listAccounts', 'createAccount', 'getAccount', 'changeAccount', 'deleteAccount'],
      ...['listCategories', 'createCategory', 'getCategory', 'changeCategory', 'deleteCategory'],
      ...['listPayees', 'changePayee'],
      ...['getInbox', 'listUncategorised'],
      ...[
        'listTemplates',
        'createTemplate',
        'getTemplate',
        'changeTemplate',
        'deleteTemplate',
        'restoreTemplate',
      ],
      ...[
        'listTransactions',
        'recordTransaction',
        'getTransaction',
        'changeTransaction',
        'deleteTransaction',
      ],
      ...[
        'restoreTransaction',
        'changeManyTransactions',
        'quickEntry',
        'listChanges',
        'getChangeSet',
        'undoChange',
      ],
    ],
  },
  files: {
    operations: [
      ...['listImports', 'startImport', 'getImport', 'listImportRows', 'mapImport', 'commitImport'],
      ...['exportTransactions', 'exportLedger'],
    ],
  },
  reading: {
    operations: [
      ...['listLedgerAccounts', 'listLedgerEntries', 'getTrialBalance', 'verifyLedger', 'auditTransaction'],
      ...['getWeeklyReport', 'getMonthlyReport', 'getYearlyReport', 'getSummary'],
      ...['getCashflow', 'getCalendar', 'getNetWorth', 'getRecurring'],
      ...['getProfile', 'changeProfile', 'listBooks', 'getBook', 'changeBook'],
      ...['listNotifications', 'readNotification'],
      ...['getNotificationPreferences', 'changeNotificationPreferences', 'getStatus', 'listSessions'],
    ],
  },
  sample: { isOneStep: true, operations: ['getSample', 'loadSample', 'removeSample'] },
  sessions: {
    isOneStep: true,
    operations: [...['signUp', 'logIn', 'refreshTokens', 'logOut', 'endSession', 'getKeySet']],
  },
  password: { isOneStep: true, operations: ['changePassword'] },
  stream: { isOneStep: true, operations: ['streamEvents'] },
};

/** The operation ids of an OpenAPI document. */
export function operationIds(document) {
  return Object.values(document.paths)
    .flatMap((item) => Object.values(item))
    .map((operation) => operation.operationId)
    .filter((id) => id !== undefined);
}
