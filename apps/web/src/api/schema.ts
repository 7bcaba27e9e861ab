// Made from docs/api/openapi.json by `npm run documents`; not edited by hand.
export interface paths {
  '/v1/auth/signup': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Make an identity and its personal book */
    post: operations['signUp'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/auth/login': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Open a session */
    post: operations['logIn'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/auth/refresh': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Spend a refresh token for the next pair
     * @description A spent token again within 20 s gives the same successor; later it ends the whole session.
     */
    post: operations['refreshTokens'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/auth/logout': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** End this session, its access tokens too */
    post: operations['logOut'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/auth/sessions': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The devices that are signed in */
    get: operations['listSessions'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/auth/sessions/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post?: never;
    /** Sign a device out */
    delete: operations['endSession'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/auth/password/change': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Change the password; every other session ends */
    post: operations['changePassword'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/.well-known/jwks.json': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The public keys, current and next */
    get: operations['getKeySet'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/users/me': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Who I am */
    get: operations['getProfile'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    /** Change name or locale */
    patch: operations['changeProfile'];
    trace?: never;
  };
  '/v1/books': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The books that I am a member of */
    get: operations['listBooks'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/books/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** A book and its settings */
    get: operations['getBook'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    /** Change a book’s settings; the currency only while the book is empty */
    patch: operations['changeBook'];
    trace?: never;
  };
  '/v1/accounts': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** All accounts with their balances */
    get: operations['listAccounts'];
    put?: never;
    /** Add an account */
    post: operations['createAccount'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/accounts/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** One account */
    get: operations['getAccount'];
    put?: never;
    post?: never;
    /** Remove an account that nothing uses */
    delete: operations['deleteAccount'];
    options?: never;
    head?: never;
    /** Change an account; its currency only while it is unused */
    patch: operations['changeAccount'];
    trace?: never;
  };
  '/v1/categories': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** All categories of two levels */
    get: operations['listCategories'];
    put?: never;
    /** Add a category */
    post: operations['createCategory'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/categories/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** One category */
    get: operations['getCategory'];
    put?: never;
    post?: never;
    /** Remove a category; what used it moves to `moveTo` */
    delete: operations['deleteCategory'];
    options?: never;
    head?: never;
    /** Rename, move, colour or archive a category */
    patch: operations['changeCategory'];
    trace?: never;
  };
  '/v1/payees': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Payees, the often used first; `q` completes a name */
    get: operations['listPayees'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/payees/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    /** Rename a payee, or merge it into another */
    patch: operations['changePayee'];
    trace?: never;
  };
  '/v1/transactions': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Transactions, newest first */
    get: operations['listTransactions'];
    put?: never;
    /** Record what was spent, received or moved */
    post: operations['recordTransaction'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/transactions/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** One transaction */
    get: operations['getTransaction'];
    put?: never;
    post?: never;
    /** Delete a transaction; for 30 days it can be restored */
    delete: operations['deleteTransaction'];
    options?: never;
    head?: never;
    /** Change a transaction */
    patch: operations['changeTransaction'];
    trace?: never;
  };
  '/v1/transactions/{id}/restore': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Bring a deleted transaction back */
    post: operations['restoreTransaction'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/transactions/bulk': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Change or delete many transactions at once */
    post: operations['changeManyTransactions'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/changes': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** What changed in the book after a sequence, oldest first, with tombstones */
    get: operations['listChanges'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/changes/{changeSetId}/undo': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Take a change back, an import too */
    post: operations['undoChange'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/changes/{changeSetId}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** How far a change is that goes on in the background */
    get: operations['getChangeSet'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/transactions/quick': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Understand a line as a person types it, and record it with ?save=true */
    post: operations['quickEntry'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/templates': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** All templates, by name: at most 200 */
    get: operations['listTemplates'];
    put?: never;
    /** Keep an entry as a template */
    post: operations['createTemplate'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/templates/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** One template */
    get: operations['getTemplate'];
    put?: never;
    post?: never;
    /** Delete a template; for 30 days it can be restored */
    delete: operations['deleteTemplate'];
    options?: never;
    head?: never;
    /** Rename or change a template */
    patch: operations['changeTemplate'];
    trace?: never;
  };
  '/v1/templates/{id}/restore': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Bring a deleted template back */
    post: operations['restoreTemplate'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/imports': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Imports, the newest first, with what became of them */
    get: operations['listImports'];
    put?: never;
    /** Hand in a file; it is read in the background */
    post: operations['startImport'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/imports/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** How far an import is, and how its file was understood */
    get: operations['getImport'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/imports/{id}/rows': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Rows of the file, in its order, with what becomes of them and why */
    get: operations['listImportRows'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/imports/{id}/mapping': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    /** Correct how the file is read; the preview is made anew */
    put: operations['mapImport'];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/imports/{id}/commit': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Import the rows of the preview */
    post: operations['commitImport'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/exports/transactions': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * All transactions, or those that the filters find, as a file
     * @description In CSV and XLSX a row is a line of a transaction (one with splits has several rows of one Id). A text that a spreadsheet would run (after any apostrophes it begins with = + - @, a tab or a line end) has one apostrophe before it. Tags stand in one cell, parted by commas; a tag that holds a comma, a semicolon, a bar, a double quote or a blank before # is in double quotes, doubled inside. An import of the CSV undoes both.
     */
    get: operations['exportTransactions'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/sample': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Whether the sample household is in the book */
    get: operations['getSample'];
    put?: never;
    /**
     * Put two made-up years of a household into the book
     * @description Everything is marked with the source `sample`, and goes as one.
     */
    post: operations['loadSample'];
    /** Take the sample household out again, as a whole */
    delete: operations['removeSample'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/inbox': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** How much waits for a decision */
    get: operations['getInbox'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/inbox/uncategorised': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Entries without a category, by payee, the largest group first */
    get: operations['listUncategorised'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/ledger/accounts': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The chart of accounts with balances */
    get: operations['listLedgerAccounts'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/ledger/entries': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Journal entries, newest first */
    get: operations['listLedgerEntries'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/ledger/trial-balance': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Debit and credit of every ledger account up to a day */
    get: operations['getTrialBalance'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/ledger/verify': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Recompute the chain from the stored rows */
    get: operations['verifyLedger'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/ledger/export': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The journal for hledger or beancount */
    get: operations['exportLedger'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/ledger/audit': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Who did what to a transaction, and when; before and after */
    get: operations['auditTransaction'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/reports/weekly': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The book’s week that holds the date */
    get: operations['getWeeklyReport'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/reports/monthly': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The book’s month that holds the date */
    get: operations['getMonthlyReport'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/reports/yearly': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The book’s year that holds the date */
    get: operations['getYearlyReport'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/reports/summary': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Sums over any days, by one or two groups
     * @description Transfers are in no sum. Groups of time are named by their first day.
     */
    get: operations['getSummary'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/reports/cashflow': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * How money runs through: nodes and links of a Sankey diagram
     * @description Income by category flows into the total, the total into expenses by category and their children. What is left is saved, what is missing drawn, so that as much leaves a node between as enters it. Transfers are in no flow.
     */
    get: operations['getCashflow'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/reports/recurring': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * How much is fixed: what recurs, and the rest, month by month
     * @description A payee (without one: a category) recurs when it came at least three times (weekly: four) at a regular interval, with at most every third time missing, amounts within 30 % of the usual, and no more often otherwise. What came up to 37 months before `to` is looked at. At most 3,700 months.
     */
    get: operations['getRecurring'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/reports/calendar': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Day by day: what was spent and earned on each
     * @description At most 3,700 days at once. Transfers are in no sum.
     */
    get: operations['getCalendar'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/reports/net-worth': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * What is owned and owed at the end of each day, week or month
     * @description From the opening balances, at their dates, and all that was recorded up to the day; so a day to come shows what is recorded ahead. At most 3,700 points at once.
     */
    get: operations['getNetWorth'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/notifications': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Messages to me, newest first */
    get: operations['listNotifications'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/notifications/{id}/read': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Mark a message as read */
    post: operations['readNotification'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/notifications/preferences': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Which messages I want */
    get: operations['getNotificationPreferences'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    /** Choose which messages I want */
    patch: operations['changeNotificationPreferences'];
    trace?: never;
  };
  '/v1/events': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Messages, progress of imports and of large changes, and changes of the book as they happen
     * @description Server-sent events: `notification` (the message), `import` ({importId, status, rows, imported, duplicates, failed}), `job` ({changeSetId, kind, status, total, done, changed, skipped}: a change that goes on in the background), `change` ({sequence}: the book was written to, by whichever device; writes that follow each other closely are told together), `names` ({}: an account, category, payee or tag has another name or is gone), `resync` (read everything again). A heartbeat comment comes at least every 30 s; the stream is closed when the server drains.
     */
    get: operations['streamEvents'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/status': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Which part is up, late or down, and since when */
    get: operations['getStatus'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
}
export type webhooks = Record<string, never>;
export interface components {
  schemas: {
    /**
     * @description Without them the currency is INR, the time zone Asia/Kolkata, the locale en-IN
     * @example {
     *       "email": "asha@example.org",
     *       "password": "a long sentence is best",
     *       "name": "Asha"
     *     }
     */
    Signup: {
      /** @example asha@example.org */
      email: string;
      /** Format: password */
      password: string;
      name?: string;
      currency?: components['schemas']['Currency'];
      /**
       * @description A name of the IANA time zone database
       * @example Asia/Kolkata
       */
      timezone?: string;
      /**
       * @description A BCP 47 language tag
       * @example en-IN
       */
      locale?: string;
    };
    /**
     * @description ISO 4217
     * @example INR
     * @enum {string}
     */
    Currency:
      | 'AED'
      | 'AFN'
      | 'ALL'
      | 'AMD'
      | 'AOA'
      | 'ARS'
      | 'AUD'
      | 'AWG'
      | 'AZN'
      | 'BAM'
      | 'BBD'
      | 'BDT'
      | 'BGN'
      | 'BHD'
      | 'BIF'
      | 'BMD'
      | 'BND'
      | 'BOB'
      | 'BOV'
      | 'BRL'
      | 'BSD'
      | 'BTN'
      | 'BWP'
      | 'BYN'
      | 'BZD'
      | 'CAD'
      | 'CDF'
      | 'CHE'
      | 'CHF'
      | 'CHW'
      | 'CLF'
      | 'CLP'
      | 'CNY'
      | 'COP'
      | 'COU'
      | 'CRC'
      | 'CUP'
      | 'CVE'
      | 'CZK'
      | 'DJF'
      | 'DKK'
      | 'DOP'
      | 'DZD'
      | 'EGP'
      | 'ERN'
      | 'ETB'
      | 'EUR'
      | 'FJD'
      | 'FKP'
      | 'GBP'
      | 'GEL'
      | 'GHS'
      | 'GIP'
      | 'GMD'
      | 'GNF'
      | 'GTQ'
      | 'GYD'
      | 'HKD'
      | 'HNL'
      | 'HTG'
      | 'HUF'
      | 'IDR'
      | 'ILS'
      | 'INR'
      | 'IQD'
      | 'IRR'
      | 'ISK'
      | 'JMD'
      | 'JOD'
      | 'JPY'
      | 'KES'
      | 'KGS'
      | 'KHR'
      | 'KMF'
      | 'KPW'
      | 'KRW'
      | 'KWD'
      | 'KYD'
      | 'KZT'
      | 'LAK'
      | 'LBP'
      | 'LKR'
      | 'LRD'
      | 'LSL'
      | 'LYD'
      | 'MAD'
      | 'MDL'
      | 'MGA'
      | 'MKD'
      | 'MMK'
      | 'MNT'
      | 'MOP'
      | 'MRU'
      | 'MUR'
      | 'MVR'
      | 'MWK'
      | 'MXN'
      | 'MXV'
      | 'MYR'
      | 'MZN'
      | 'NAD'
      | 'NGN'
      | 'NIO'
      | 'NOK'
      | 'NPR'
      | 'NZD'
      | 'OMR'
      | 'PAB'
      | 'PEN'
      | 'PGK'
      | 'PHP'
      | 'PKR'
      | 'PLN'
      | 'PYG'
      | 'QAR'
      | 'RON'
      | 'RSD'
      | 'RUB'
      | 'RWF'
      | 'SAR'
      | 'SBD'
      | 'SCR'
      | 'SDG'
      | 'SEK'
      | 'SGD'
      | 'SHP'
      | 'SLE'
      | 'SOS'
      | 'SRD'
      | 'SSP'
      | 'STN'
      | 'SVC'
      | 'SYP'
      | 'SZL'
      | 'THB'
      | 'TJS'
      | 'TMT'
      | 'TND'
      | 'TOP'
      | 'TRY'
      | 'TTD'
      | 'TWD'
      | 'TZS'
      | 'UAH'
      | 'UGX'
      | 'USD'
      | 'USN'
      | 'UYI'
      | 'UYU'
      | 'UYW'
      | 'UZS'
      | 'VED'
      | 'VES'
      | 'VND'
      | 'VUV'
      | 'WST'
      | 'XAD'
      | 'XAF'
      | 'XCD'
      | 'XCG'
      | 'XOF'
      | 'XPF'
      | 'YER'
      | 'ZAR'
      | 'ZMW'
      | 'ZWG';
    Login: {
      /** @example asha@example.org */
      email: string;
      /** Format: password */
      password: string;
      /** @description Of a second factor; without one it is not looked at */
      otp?: string;
    };
    Refresh: {
      refreshToken?: string;
    };
    ChangePassword: {
      /** Format: password */
      currentPassword: string;
      /** Format: password */
      newPassword: string;
    };
    /**
     * @example {
     *       "name": "Asha",
     *       "locale": "hi-IN"
     *     }
     */
    ProfilePatch: {
      name?: string | null;
      /**
       * @description A BCP 47 language tag
       * @example en-IN
       */
      locale?: string;
    };
    /**
     * @example {
     *       "monthStartDay": 25
     *     }
     */
    BookPatch: {
      name?: string;
      currency?: components['schemas']['Currency'];
      /**
       * @description A name of the IANA time zone database
       * @example Asia/Kolkata
       */
      timezone?: string;
      /** @description 1 = Monday … 7 = Sunday */
      firstWeekday?: number;
      /** @description The day that a month begins on; in shorter months its last day */
      monthStartDay?: number;
    };
    /**
     * @example {
     *       "name": "HDFC savings",
     *       "kind": "bank",
     *       "currency": "INR"
     *     }
     */
    AccountCreate: {
      /**
       * @description A UUIDv7 made by the client; the same id with the same body answers the first resource
       * @example 019aa1b2-7c3d-7e4f-8a5b-6c7d8e9f0a1b
       */
      id?: string;
      name: string;
      /** @enum {string} */
      kind: 'cash' | 'bank' | 'card' | 'wallet' | 'loan' | 'investment';
      /** @description The book’s when left out */
      currency?: components['schemas']['Currency'];
      openingBalance?: components['schemas']['SignedMoney'];
      /**
       * @description A calendar date YYYY-MM-DD of the years 1900 to 2200, in the book’s time zone
       * @example 2026-11-22
       */
      openingDate?: string;
      last4?: string | null;
      institution?: string | null;
      archived?: boolean;
    };
    /**
     * @example {
     *       "amount": "-1200.00",
     *       "currency": "INR"
     *     }
     */
    SignedMoney: {
      amount: string;
      currency: components['schemas']['Currency'];
    };
    /**
     * @example {
     *       "archived": true
     *     }
     */
    AccountPatch: {
      name?: string;
      /** @enum {string} */
      kind?: 'cash' | 'bank' | 'card' | 'wallet' | 'loan' | 'investment';
      currency?: components['schemas']['Currency'];
      openingBalance?: components['schemas']['SignedMoney'] | null;
      openingDate?: string | null;
      last4?: string | null;
      institution?: string | null;
      archived?: boolean;
    };
    /**
     * @example {
     *       "name": "Vegetables",
     *       "kind": "expense"
     *     }
     */
    CategoryCreate: {
      /**
       * @description A UUIDv7 made by the client; the same id with the same body answers the first resource
       * @example 019aa1b2-7c3d-7e4f-8a5b-6c7d8e9f0a1b
       */
      id?: string;
      name: string;
      /** @enum {string} */
      kind: 'expense' | 'income';
      parentId?: string | null;
      icon?: string | null;
      color?: string | null;
      archived?: boolean;
    };
    /**
     * @example {
     *       "name": "Fruit and vegetables"
     *     }
     */
    CategoryPatch: {
      name?: string;
      /** @enum {string} */
      kind?: 'expense' | 'income';
      parentId?: string | null;
      icon?: string | null;
      color?: string | null;
      archived?: boolean;
    };
    /**
     * @example {
     *       "name": "Swiggy"
     *     }
     */
    PayeePatch: {
      name?: string;
      /**
       * @description Its transactions become this payee’s, and it goes
       * @example 019aa1b2-7c3d-7e4f-8a5b-6c7d8e9f0a1b
       */
      mergeInto?: string;
    };
    /**
     * @example {
     *       "type": "expense",
     *       "amount": {
     *         "amount": "249.50",
     *         "currency": "INR"
     *       },
     *       "date": "2026-11-22",
     *       "payee": "Swiggy",
     *       "tags": [
     *         "team"
     *       ]
     *     }
     */
    TransactionCreate: {
      /**
       * @description A UUIDv7 made by the client; the same id with the same body answers the first resource
       * @example 019aa1b2-7c3d-7e4f-8a5b-6c7d8e9f0a1b
       */
      id?: string;
      /** @enum {string} */
      type: 'expense' | 'income' | 'transfer';
      amount: components['schemas']['PositiveMoney'];
      /**
       * @description A calendar date YYYY-MM-DD of the years 1900 to 2200, in the book’s time zone
       * @example 2026-11-22
       */
      date: string;
      time?: string | null;
      /**
       * @description A UUID; ours are of version 7
       * @example 019aa1b2-7c3d-7e4f-8a5b-6c7d8e9f0a1b
       */
      accountId?: string;
      toAccountId?: string | null;
      toAmount?: components['schemas']['PositiveMoney'] | null;
      /** @description Left out: what the payee or the note had before; null: none */
      categoryId?: string | null;
      category?: string | null;
      payee?: string | null;
      note?: string | null;
      tags?: string[];
      splits?:
        | {
            /**
             * @description A UUID; ours are of version 7
             * @example 019aa1b2-7c3d-7e4f-8a5b-6c7d8e9f0a1b
             */
            categoryId: string;
            amount: components['schemas']['PositiveMoney'];
            note?: string | null;
          }[]
        | null;
    };
    /**
     * @example {
     *       "amount": "249.50",
     *       "currency": "INR"
     *     }
     */
    PositiveMoney: {
      amount: string;
      currency: components['schemas']['Currency'];
    };
    /**
     * @example {
     *       "note": "with the team"
     *     }
     */
    TransactionPatch: {
      /** @enum {string} */
      type?: 'expense' | 'income' | 'transfer';
      amount?: components['schemas']['PositiveMoney'];
      /**
       * @description A calendar date YYYY-MM-DD of the years 1900 to 2200, in the book’s time zone
       * @example 2026-11-22
       */
      date?: string;
      time?: string | null;
      /**
       * @description A UUID; ours are of version 7
       * @example 019aa1b2-7c3d-7e4f-8a5b-6c7d8e9f0a1b
       */
      accountId?: string;
      toAccountId?: string | null;
      toAmount?: components['schemas']['PositiveMoney'] | null;
      categoryId?: string | null;
      category?: string | null;
      payee?: string | null;
      note?: string | null;
      tags?: string[] | null;
      splits?:
        | {
            /**
             * @description A UUID; ours are of version 7
             * @example 019aa1b2-7c3d-7e4f-8a5b-6c7d8e9f0a1b
             */
            categoryId: string;
            amount: components['schemas']['PositiveMoney'];
            note?: string | null;
          }[]
        | null;
    };
    /**
     * @example {
     *       "filter": {
     *         "q": "swiggy"
     *       },
     *       "expectedCount": 12,
     *       "change": {
     *         "addTags": [
     *           "team"
     *         ]
     *       }
     *     }
     */
    BulkChange:
      | {
          ids: string[];
          change: {
            categoryId?: string | null;
            addTags?: string[];
            removeTags?: string[];
            /**
             * @description A UUID; ours are of version 7
             * @example 019aa1b2-7c3d-7e4f-8a5b-6c7d8e9f0a1b
             */
            accountId?: string;
            /** @constant */
            delete?: true;
          };
        }
      | {
          filter: components['schemas']['TransactionFilter'];
          expectedCount: number;
          change: {
            categoryId?: string | null;
            addTags?: string[];
            removeTags?: string[];
            /**
             * @description A UUID; ours are of version 7
             * @example 019aa1b2-7c3d-7e4f-8a5b-6c7d8e9f0a1b
             */
            accountId?: string;
            /** @constant */
            delete?: true;
          };
        };
    TransactionFilter: {
      /**
       * @description A calendar date YYYY-MM-DD of the years 1900 to 2200, in the book’s time zone
       * @example 2026-11-22
       */
      from?: string;
      /**
       * @description A calendar date YYYY-MM-DD of the years 1900 to 2200, in the book’s time zone
       * @example 2026-11-22
       */
      to?: string;
      /** @enum {string} */
      type?: 'expense' | 'income' | 'transfer';
      /**
       * @description A UUID; ours are of version 7
       * @example 019aa1b2-7c3d-7e4f-8a5b-6c7d8e9f0a1b
       */
      accountId?: string;
      /** @description With its children; none: what was spent or received without a category and without splits */
      categoryId?: string | 'none';
      /** @description none: without a payee */
      payeeId?: string | 'none';
      tag?: string;
      q?: string;
      /** @example 100 */
      minAmount?: string;
      /** @example 100 */
      maxAmount?: string;
      /** @enum {string} */
      source?: 'manual' | 'quick' | 'import' | 'sample';
    };
    /**
     * @example {
     *       "text": "250 lunch swiggy yesterday #team"
     *     }
     */
    QuickEntry: {
      text: string;
    };
    /**
     * @example {
     *       "name": "Auto to work",
     *       "type": "expense",
     *       "payee": "Auto",
     *       "tags": [
     *         "office"
     *       ]
     *     }
     */
    TemplateCreate: {
      /**
       * @description A UUIDv7 made by the client; the same id with the same body answers the first resource
       * @example 019aa1b2-7c3d-7e4f-8a5b-6c7d8e9f0a1b
       */
      id?: string;
      name: string;
      /** @enum {string} */
      type: 'expense' | 'income' | 'transfer';
      /** @description Left out: asked for each time */
      amount?: components['schemas']['PositiveMoney'] | null;
      accountId?: string | null;
      toAccountId?: string | null;
      categoryId?: string | null;
      payee?: string | null;
      note?: string | null;
      tags?: string[];
      /** @description Only with an amount, to which they add up */
      splits?:
        | {
            /**
             * @description A UUID; ours are of version 7
             * @example 019aa1b2-7c3d-7e4f-8a5b-6c7d8e9f0a1b
             */
            categoryId: string;
            amount: components['schemas']['PositiveMoney'];
            note?: string | null;
          }[]
        | null;
    };
    /**
     * @example {
     *       "name": "Auto from work"
     *     }
     */
    TemplatePatch: {
      name?: string;
      /** @enum {string} */
      type?: 'expense' | 'income' | 'transfer';
      amount?: components['schemas']['PositiveMoney'] | null;
      accountId?: string | null;
      toAccountId?: string | null;
      categoryId?: string | null;
      payee?: string | null;
      note?: string | null;
      tags?: string[] | null;
      splits?:
        | {
            /**
             * @description A UUID; ours are of version 7
             * @example 019aa1b2-7c3d-7e4f-8a5b-6c7d8e9f0a1b
             */
            categoryId: string;
            amount: components['schemas']['PositiveMoney'];
            note?: string | null;
          }[]
        | null;
    };
    /**
     * @example {
     *       "encoding": "utf-8",
     *       "separator": ",",
     *       "headerRow": 0,
     *       "firstRow": 1,
     *       "columns": {
     *         "date": 0,
     *         "note": 1,
     *         "amount": 2
     *       },
     *       "dateOrder": "dmy",
     *       "decimalMark": ".",
     *       "direction": "negative-is-expense",
     *       "typeWords": {},
     *       "negativeDebits": false,
     *       "transferTarget": null,
     *       "currency": "INR",
     *       "accountName": "HDFC Bank",
     *       "layout": null
     *     }
     */
    ImportMapping: {
      /** @enum {string} */
      encoding: 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';
      /** @enum {string} */
      separator: ',' | ';' | '\t' | '|';
      headerRow: number | null;
      firstRow: number;
      columns: {
        date?: number;
        time?: number;
        amount?: number;
        debit?: number;
        credit?: number;
        indicator?: number;
        type?: number;
        account?: number;
        toAccount?: number;
        from?: number;
        to?: number;
        category?: number;
        subcategory?: number;
        payee?: number;
        note?: number;
        note2?: number;
        tags?: number;
        currency?: number;
        balance?: number;
        reference?: number;
        status?: number;
        fee?: number;
        toAmount?: number;
        toCurrency?: number;
        share?: number;
      };
      /** @enum {string} */
      dateOrder: 'dmy' | 'mdy' | 'ymd';
      /** @enum {string} */
      decimalMark: '.' | ',';
      /** @enum {string} */
      direction:
        'type' | 'indicator' | 'two-columns' | 'negative-is-expense' | 'positive-is-expense' | 'all-expense';
      /** @description What the words of the type column mean, in lower case */
      typeWords: {
        [key: string]: 'expense' | 'income' | 'transfer-out' | 'transfer-in' | 'transfer' | 'skip';
      };
      negativeDebits: boolean;
      negativeCredits?: boolean;
      /** @description Where a transfer names its other account; account: the same one, in another currency */
      transferTarget: ('toAccount' | 'category' | 'payee' | 'account') | null;
      /** @description The amount is what was sent; of an income what arrived is one’s own */
      receivesToAmount?: boolean;
      /** @description The accounts of the file: a payee that is one of them makes the row a transfer */
      ownAccounts?: string[];
      /** @description Of rows that name none; null is the account’s */
      currency: components['schemas']['Currency'] | null;
      /** @description Of rows that name none, made when missing; null is the book’s first account */
      accountName: string | null;
      /** @description The layout that was recognised */
      layout: string | null;
    };
    /**
     * @example {
     *       "kinds": {
     *         "large-expense": {
     *           "inApp": false
     *         }
     *       }
     *     }
     */
    NotificationPreferencesPatch: {
      kinds?: {
        welcome?: {
          inApp: boolean;
        };
        'import-finished'?: {
          inApp: boolean;
        };
        'large-expense'?: {
          inApp: boolean;
        };
      };
    };
    SignedIn: {
      user: {
        /**
         * @description A UUID; ours are of version 7
         * @example 019aa1b2-7c3d-7e4f-8a5b-6c7d8e9f0a1b
         */
        id: string;
        email: string;
        name: string | null;
      };
      /**
       * @description A UUID; ours are of version 7
       * @example 019aa1b2-7c3d-7e4f-8a5b-6c7d8e9f0a1b
       */
      bookId: string;
      accessToken: string;
      /** @description Not in the body for `X-Client: web`: there it is an HttpOnly cookie */
      refreshToken?: string;
      /** @constant */
      tokenType: 'Bearer';
      /** @description Seconds that the access token lives */
      expiresIn: number;
    };
    /**
     * @example {
     *       "type": "https://hisaab.app/problems/split-sum",
     *       "title": "Not possible",
     *       "status": 422,
     *       "detail": "The splits add up to 240.00, the amount is 250.00",
     *       "code": "split-sum",
     *       "requestId": "019aa1b2-7c3d-7e4f-8a5b-6c7d8e9f0a1b"
     *     }
     */
    Problem: {
      type: string;
      title: string;
      status: number;
      detail?: string;
      code: string;
      errors?: {
        path: string;
        message: string;
      }[];
      requestId: string;
    } & {
      [key: string]: unknown;
    };
    TokenPair: {
      accessToken: string;
      /** @description Not in the body for `X-Client: web`: there it is an HttpOnly cookie */
      refreshToken?: string;
      /** @constant */
      tokenType: 'Bearer';
      /** @description Seconds that the access token lives */
      expiresIn: number;
    };
    Session: {
      /**
       * @description A UUID; ours are of version 7
       * @example 019aa1b2-7c3d-7e4f-8a5b-6c7d8e9f0a1b
       */
      id: string;
      /** @description What the client called itself */
      device: string | null;
      /**
       * Format: date-time
       * @description RFC 3339, UTC
       * @example 2026-11-22T07:30:00.000Z
       */
      createdAt: string;
      /**
       * Format: date-time
       * @description RFC 3339, UTC
       * @example 2026-11-22T07:30:00.000Z
       */
      lastUsedAt: string;
      isCurrent: boolean;
    };
    KeySet: {
      keys: ({
        /** @constant */
        kty: 'EC';
        /** @constant */
        crv: 'P-256';
        /** @constant */
        alg: 'ES256';
        /** @constant */
        use: 'sig';
        kid: string;
        x: string;
        y: string;
      } & {
        [key: string]: unknown;
      })[];
    };
    Profile: {
      /**
       * @description A UUID; ours are of version 7
       * @example 019aa1b2-7c3d-7e4f-8a5b-6c7d8e9f0a1b
       */
      id: string;
      version: number;
      name: string | null;
      locale: string;
      /**
       * Format: date-time
       * @description RFC 3339, UTC
       * @example 2026-11-22T07:30:00.000Z
       */
      createdAt: string;
      /**
       * Format: date-time
       * @description RFC 3339, UTC
       * @example 2026-11-22T07:30:00.000Z
       */
      updatedAt: string;
    };
    Book: {
      /**
       * @description A UUID; ours are of version 7
       * @example 019aa1b2-7c3d-7e4f-8a5b-6c7d8e9f0a1b
       */
      id: string;
      /**
       * @description A UUID; ours are of version 7
       * @example 019aa1b2-7c3d-7e4f-8a5b-6c7d8e9f0a1b
       */
      bookId: string;
      version: number;
      name: string;
      role: string;
      currency: string;
      /** @description The book holds or held transactions or balances: its currency stays */
      currencyFixed: boolean;
      timezone: string;
      /** @description 1 = Monday … 7 = Sunday */
      firstWeekday: number;
      /** @description The day that a month begins on; in shorter months its last day */
      monthStartDay: number;
      /**
       * Format: date-time
       * @description RFC 3339, UTC
       * @example 2026-11-22T07:30:00.000Z
       */
      createdAt: string;
      /**
       * Format: date-time
       * @description RFC 3339, UTC
       * @example 2026-11-22T07:30:00.000Z
       */
      updatedAt: string;
    };
    Account: {
      /**
       * @description A UUID; ours are of version 7
       * @example 019aa1b2-7c3d-7e4f-8a5b-6c7d8e9f0a1b
       */
      id: string;
      /**
       * @description A UUID; ours are of version 7
       * @example 019aa1b2-7c3d-7e4f-8a5b-6c7d8e9f0a1b
       */
      bookId: string;
      version: number;
      name: string;
      kind: string;
      currency: string;
      openingBalance: components['schemas']['Money'];
      /**
       * @description A calendar date YYYY-MM-DD of the years 1900 to 2200, in the book’s time zone
       * @example 2026-11-22
       */
      openingDate: string;
      last4: string | null;
      institution: string | null;
      archived: boolean;
      balance: components['schemas']['Money'];
      /**
       * Format: date-time
       * @description RFC 3339, UTC
       * @example 2026-11-22T07:30:00.000Z
       */
      createdAt: string;
      /**
       * Format: date-time
       * @description RFC 3339, UTC
       * @example 2026-11-22T07:30:00.000Z
       */
      updatedAt: string;
    };
    /**
     * @example {
     *       "amount": "249.50",
     *       "currency": "INR"
     *     }
     */
    Money: {
      amount: string;
      currency: string;
    };
    Category: {
      /**
       * @description A UUID; ours are of version 7
       * @example 019aa1b2-7c3d-7e4f-8a5b-6c7d8e9f0a1b
       */
      id: string;
      /**
       * @description A UUID; ours are of version 7
       * @example 019aa1b2-7c3d-7e4f-8a5b-6c7d8e9f0a1b
       */
      bookId: string;
      version: number;
      name: string;
      kind: string;
      parentId: string | null;
      icon: string | null;
      color: string | null;
      archived: boolean;
      /**
       * Format: date-time
       * @description RFC 3339, UTC
       * @example 2026-11-22T07:30:00.000Z
       */
      createdAt: string;
      /**
       * Format: date-time
       * @description RFC 3339, UTC
       * @example 2026-11-22T07:30:00.000Z
       */
      updatedAt: string;
    };
    ChangeSet: {
      /**
       * @description A UUID; ours are of version 7
       * @example 019aa1b2-7c3d-7e4f-8a5b-6c7d8e9f0a1b
       */
      changeSetId: string;
      /** @description record, change, delete, restore, bulk, move, import, undo, … */
      kind: string;
      /** @description queued, running, done, failed */
      status: string;
      /** @description Rows that it is about */
      total: number;
      /** @description Of these, how many are done with */
      done: number;
      /** @description Of those, how many it changed */
      changed: number;
      /** @description How many could not be changed and were left alone */
      skipped: number;
      /** @description The first thousand of them */
      skippedRows: {
        /**
         * @description A UUID; ours are of version 7
         * @example 019aa1b2-7c3d-7e4f-8a5b-6c7d8e9f0a1b
         */
        id: string;
        /** @description A stable word */
        reason: string;
      }[];
      /** @description The change set that this one takes back */
      undoes: string | null;
      /** @description The change set that takes this one back; a job stops then where it is */
      undoneBy: string | null;
      /** @description Why it failed. What it had changed by then stays, and can be undone */
      problem: {
        code: string;
        message: string;
      } | null;
      /**
       * Format: date-time
       * @description RFC 3339, UTC
       * @example 2026-11-22T07:30:00.000Z
       */
      createdAt: string;
      /**
       * Format: date-time
       * @description RFC 3339, UTC
       * @example 2026-11-22T07:30:00.000Z
       */
      updatedAt: string;
    };
    Payee: {
      /**
       * @description A UUID; ours are of version 7
       * @example 019aa1b2-7c3d-7e4f-8a5b-6c7d8e9f0a1b
       */
      id: string;
      /**
       * @description A UUID; ours are of version 7
       * @example 019aa1b2-7c3d-7e4f-8a5b-6c7d8e9f0a1b
       */
      bookId: string;
      version: number;
      name: string;
      lastCategoryId: string | null;
      lastAccountId: string | null;
      lastTags: string[];
      count: number;
    };
    TransactionPage: {
      items: components['schemas']['Transaction'][];
      /** @description null on the last page */
      nextCursor: string | null;
    };
    Transaction: {
      /**
       * @description A UUID; ours are of version 7
       * @example 019aa1b2-7c3d-7e4f-8a5b-6c7d8e9f0a1b
       */
      id: string;
      /**
       * @description A UUID; ours are of version 7
       * @example 019aa1b2-7c3d-7e4f-8a5b-6c7d8e9f0a1b
       */
      bookId: string;
      version: number;
      type: string;
      amount: components['schemas']['Money'];
      /**
       * @description A calendar date YYYY-MM-DD of the years 1900 to 2200, in the book’s time zone
       * @example 2026-11-22
       */
      date: string;
      time: string | null;
      /**
       * @description A UUID; ours are of version 7
       * @example 019aa1b2-7c3d-7e4f-8a5b-6c7d8e9f0a1b
       */
      accountId: string;
      toAccountId: string | null;
      toAmount: components['schemas']['Money'] | null;
      categoryId: string | null;
      /** @description given, learned or none */
      categorySource: string;
      payeeId: string | null;
      payee: string | null;
      note: string | null;
      tags: string[];
      splits: {
        categoryId: string | null;
        amount: components['schemas']['Money'];
        note: string | null;
      }[];
      source: string;
      /** @description live or deleted */
      state: string;
      deletedAt: string | null;
      /**
       * @description A UUID; ours are of version 7
       * @example 019aa1b2-7c3d-7e4f-8a5b-6c7d8e9f0a1b
       */
      changeSetId: string;
      /**
       * Format: date-time
       * @description RFC 3339, UTC
       * @example 2026-11-22T07:30:00.000Z
       */
      createdAt: string;
      /**
       * Format: date-time
       * @description RFC 3339, UTC
       * @example 2026-11-22T07:30:00.000Z
       */
      updatedAt: string;
    };
    BulkResult: {
      /**
       * @description A UUID; ours are of version 7
       * @example 019aa1b2-7c3d-7e4f-8a5b-6c7d8e9f0a1b
       */
      changeSetId: string;
      changed: number;
    };
    Changes: {
      items: components['schemas']['Change'][];
      /** @description The `since` of the next call */
      next: number;
      hasMore: boolean;
    };
    Change: {
      sequence: number;
      /** @description transaction, account, category or payee */
      entity: string;
      /**
       * @description A UUID; ours are of version 7
       * @example 019aa1b2-7c3d-7e4f-8a5b-6c7d8e9f0a1b
       */
      id: string;
      version: number;
      /** @description live or deleted (a tombstone, without data) */
      state: string;
      /**
       * Format: date-time
       * @description RFC 3339, UTC
       * @example 2026-11-22T07:30:00.000Z
       */
      changedAt: string;
      /** @description The resource as its own path answers it */
      data: {
        [key: string]: unknown;
      } | null;
    };
    UndoResult: {
      /**
       * @description Of the undo itself, so that it can be taken back too
       * @example 019aa1b2-7c3d-7e4f-8a5b-6c7d8e9f0a1b
       */
      changeSetId: string;
      changed: number;
      /** @description What was changed since and therefore left alone */
      skipped: {
        /**
         * @description A UUID; ours are of version 7
         * @example 019aa1b2-7c3d-7e4f-8a5b-6c7d8e9f0a1b
         */
        id: string;
        /** @description A stable word */
        reason: string;
      }[];
    };
    QuickAnswer: {
      draft: {
        type: string;
        amount: components['schemas']['Money'] | null;
        date: string;
        accountId: string | null;
        toAccountId: string | null;
        categoryId: string | null;
        payee: string | null;
        note: string | null;
        tags: string[];
      };
      /** @description Which words of the text gave which field */
      understood: {
        field: string;
        text: string;
      }[];
      /** @description Fields without which it cannot be recorded */
      missing: string[];
    };
    Template: {
      /**
       * @description A UUID; ours are of version 7
       * @example 019aa1b2-7c3d-7e4f-8a5b-6c7d8e9f0a1b
       */
      id: string;
      /**
       * @description A UUID; ours are of version 7
       * @example 019aa1b2-7c3d-7e4f-8a5b-6c7d8e9f0a1b
       */
      bookId: string;
      version: number;
      name: string;
      type: string;
      amount: components['schemas']['Money'] | null;
      /** @description null too where the account is gone */
      accountId: string | null;
      toAccountId: string | null;
      /** @description Of a removed category the one that its rows moved to */
      categoryId: string | null;
      payee: string | null;
      note: string | null;
      tags: string[];
      splits: {
        /**
         * @description A UUID; ours are of version 7
         * @example 019aa1b2-7c3d-7e4f-8a5b-6c7d8e9f0a1b
         */
        categoryId: string;
        amount: components['schemas']['Money'];
        note: string | null;
      }[];
      /**
       * Format: date-time
       * @description RFC 3339, UTC
       * @example 2026-11-22T07:30:00.000Z
       */
      createdAt: string;
      /**
       * Format: date-time
       * @description RFC 3339, UTC
       * @example 2026-11-22T07:30:00.000Z
       */
      updatedAt: string;
    };
    ImportPage: {
      items: components['schemas']['ImportSummary'][];
      /** @description null on the last page */
      nextCursor: string | null;
    };
    ImportSummary: {
      /**
       * @description A UUID; ours are of version 7
       * @example 019aa1b2-7c3d-7e4f-8a5b-6c7d8e9f0a1b
       */
      id: string;
      /**
       * @description A UUID; ours are of version 7
       * @example 019aa1b2-7c3d-7e4f-8a5b-6c7d8e9f0a1b
       */
      bookId: string;
      filename: string;
      /** @description Bytes */
      size: number;
      /** @description reading, preview, running, done, failed, undone */
      status: string;
      /** @description Rows of the file that are or should be transactions */
      rows: number;
      /** @description Of these, how many are done with */
      processed: number;
      imported: number;
      duplicates: number;
      /** @description Of the imported ones, those that look much like an entry that was there */
      near: number;
      failed: number;
      /** @description Totals, repeated headers, declined payments */
      ignored: number;
      /** @description Why the whole import failed: no-date-column, no-amount-column, no-type-column, no-rows */
      problem: {
        code: string;
        message: string;
      } | null;
      /** @description To undo the import as a whole */
      changeSetId: string | null;
      /**
       * Format: date-time
       * @description RFC 3339, UTC
       * @example 2026-11-22T07:30:00.000Z
       */
      createdAt: string;
      /**
       * Format: date-time
       * @description RFC 3339, UTC
       * @example 2026-11-22T07:30:00.000Z
       */
      updatedAt: string;
    };
    Import: {
      /**
       * @description A UUID; ours are of version 7
       * @example 019aa1b2-7c3d-7e4f-8a5b-6c7d8e9f0a1b
       */
      id: string;
      /**
       * @description A UUID; ours are of version 7
       * @example 019aa1b2-7c3d-7e4f-8a5b-6c7d8e9f0a1b
       */
      bookId: string;
      filename: string;
      /** @description Bytes */
      size: number;
      /** @description reading, preview, running, done, failed, undone */
      status: string;
      /** @description Rows of the file that are or should be transactions */
      rows: number;
      /** @description Of these, how many are done with */
      processed: number;
      imported: number;
      duplicates: number;
      /** @description Of the imported ones, those that look much like an entry that was there */
      near: number;
      failed: number;
      /** @description Totals, repeated headers, declined payments */
      ignored: number;
      header: string[];
      mapping: components['schemas']['ImportMapping'] | null;
      confidence: {
        [key: string]: number;
      };
      /** @description What was not sure: direction-assumed, no-date-column, no-amount-column, share-column-unknown, decimal-mark-unsure, date-order-unsure */
      warnings: {
        code: string;
        message: string;
      }[];
      /** @description Why the whole import failed: no-date-column, no-amount-column, no-type-column, no-rows */
      problem: {
        code: string;
        message: string;
      } | null;
      /** @description To undo the import as a whole */
      changeSetId: string | null;
      /**
       * Format: date-time
       * @description RFC 3339, UTC
       * @example 2026-11-22T07:30:00.000Z
       */
      createdAt: string;
      /**
       * Format: date-time
       * @description RFC 3339, UTC
       * @example 2026-11-22T07:30:00.000Z
       */
      updatedAt: string;
    };
    ImportRowPage: {
      items: components['schemas']['ImportRow'][];
      /** @description null on the last page */
      nextCursor: string | null;
    };
    ImportRow: {
      /** @description In the file, the first is 1 */
      line: number;
      /** @description ready, imported, duplicate, near, failed, ignored */
      status: string;
      /** @description A stable word. Of failed rows: date-missing, date-not-understood, amount-missing, amount-not-understood, amount-malformed, amount-decimals, amount-zero, amount-too-large, two-amounts, type-missing, type-not-understood, transfer-target-missing, same-account, account-archived, currency-unknown, unknown-currency, text-too-long, share-not-understood, share-not-known, line-broken; of ignored ones: header, preamble, repeated-header, empty, total, summary, no-transaction, not-a-transaction, not-completed, settlement, not-shared, other-side-of-transfer; of duplicates and near ones: already-there, looks-alike */
      reason: string | null;
      /** @description The reason as an English sentence */
      detail: string | null;
      cells: string[];
      draft: {
        type: string;
        date: string;
        time: string | null;
        amount: string;
        currency: string | null;
        toAmount: string | null;
        toCurrency: string | null;
        account: string;
        toAccount: string | null;
        category: string;
        subcategory: string;
        payee: string;
        note: string;
        tags: string[];
      } | null;
      transactionId: string | null;
      /** @description The entry that it equals or looks like */
      resembles: string | null;
    };
    Sample: {
      present: boolean;
      /** @description How many of its transactions are in the book */
      transactions: number;
      changeSetId: string | null;
    };
    SampleLoaded: {
      /**
       * @description A UUID; ours are of version 7
       * @example 019aa1b2-7c3d-7e4f-8a5b-6c7d8e9f0a1b
       */
      changeSetId: string;
      transactions: number;
    };
    SampleRemoval: {
      /** @description Of the removal; undoing one of them brings its sample back */
      changeSetIds: string[];
      changed: number;
      /** @description What was changed since and therefore left alone */
      skipped: {
        /**
         * @description A UUID; ours are of version 7
         * @example 019aa1b2-7c3d-7e4f-8a5b-6c7d8e9f0a1b
         */
        id: string;
        /** @description A stable word */
        reason: string;
      }[];
    };
    Inbox: {
      /** @description What `categoryId=none` finds */
      uncategorised: number;
      /** @description Imports that were read and not imported yet */
      previews: number;
    };
    UncategorisedGroups: {
      items: components['schemas']['UncategorisedGroup'][];
      /** @description How many there are together, beyond the limit too */
      groups: number;
      /** @description How many entries they hold together */
      entries: number;
    };
    UncategorisedGroup: {
      /** @description null: no payee is named */
      payeeId: string | null;
      payee: string | null;
      /** @description expense or income */
      type: string;
      count: number;
      /**
       * @description A calendar date YYYY-MM-DD of the years 1900 to 2200, in the book’s time zone
       * @example 2026-11-22
       */
      newest: string;
      /** @description null: they are in several currencies */
      total: components['schemas']['Money'] | null;
      /** @description What the payee had last, where it is in use */
      suggestedCategoryId: string | null;
    };
    LedgerAccount: {
      /**
       * @description The ledger account’s stable key
       * @example account:019aa1b2-7c3d-7e4f-8a5b-6c7d8e9f0a1b
       */
      account: string;
      /**
       * @description As a person reads it
       * @example Assets:Cash
       */
      name: string;
      /** @description asset, liability, equity, income or expense */
      type: string;
      currency: string;
      balance: components['schemas']['Money'];
      accountId: string | null;
      categoryId: string | null;
    };
    LedgerEntry: {
      /**
       * @description A UUID; ours are of version 7
       * @example 019aa1b2-7c3d-7e4f-8a5b-6c7d8e9f0a1b
       */
      id: string;
      /**
       * @description A UUID; ours are of version 7
       * @example 019aa1b2-7c3d-7e4f-8a5b-6c7d8e9f0a1b
       */
      bookId: string;
      sequence: number;
      /**
       * @description A calendar date YYYY-MM-DD of the years 1900 to 2200, in the book’s time zone
       * @example 2026-11-22
       */
      date: string;
      transactionId: string | null;
      reversalOf: string | null;
      postings: components['schemas']['Posting'][];
      hash: string;
      previousHash: string | null;
    };
    Posting: {
      /**
       * @description The ledger account’s stable key
       * @example account:019aa1b2-7c3d-7e4f-8a5b-6c7d8e9f0a1b
       */
      account: string;
      amount: components['schemas']['Money'];
    };
    TrialBalance: {
      /**
       * @description A calendar date YYYY-MM-DD of the years 1900 to 2200, in the book’s time zone
       * @example 2026-11-22
       */
      date: string;
      isBalanced: boolean;
      rows: {
        /**
         * @description The ledger account’s stable key
         * @example account:019aa1b2-7c3d-7e4f-8a5b-6c7d8e9f0a1b
         */
        account: string;
        name: string;
        type: string;
        debit: components['schemas']['Money'];
        credit: components['schemas']['Money'];
      }[];
      totals: {
        currency: string;
        debit: components['schemas']['Money'];
        credit: components['schemas']['Money'];
      }[];
    };
    Verification: {
      ok: boolean;
      entries: number;
      headHash: string | null;
      /** @description checked, behind or unavailable */
      witness: string;
      firstBroken?: {
        sequence: number;
        reason: string;
      };
    };
    AuditRecord: {
      /**
       * Format: date-time
       * @description RFC 3339, UTC
       * @example 2026-11-22T07:30:00.000Z
       */
      at: string;
      actor: string | null;
      /** @description recorded, changed, deleted or restored */
      action: string;
      /** @description The book’s sequence of the change */
      sequence: number;
      version: number;
      before:
        | ({
            /**
             * @description A calendar date YYYY-MM-DD of the years 1900 to 2200, in the book’s time zone
             * @example 2026-11-22
             */
            date: string;
            postings: components['schemas']['Posting'][];
          } & {
            [key: string]: unknown;
          })
        | null;
      after:
        | ({
            /**
             * @description A calendar date YYYY-MM-DD of the years 1900 to 2200, in the book’s time zone
             * @example 2026-11-22
             */
            date: string;
            postings: components['schemas']['Posting'][];
          } & {
            [key: string]: unknown;
          })
        | null;
    };
    PeriodReport: {
      /**
       * @description A UUID; ours are of version 7
       * @example 019aa1b2-7c3d-7e4f-8a5b-6c7d8e9f0a1b
       */
      bookId: string;
      period: {
        /** @description weekly, monthly or yearly */
        kind: string;
        /**
         * Format: date
         * @example 2026-11-01
         */
        from: string;
        /**
         * Format: date
         * @example 2026-11-01
         */
        to: string;
      };
      currency: string;
      totals: components['schemas']['ReportTotals'];
      byCategory: components['schemas']['CategoryTotal'][];
      byDay?: {
        /**
         * Format: date
         * @example 2026-11-01
         */
        date: string;
        expense: components['schemas']['Money'];
        income: components['schemas']['Money'];
      }[];
      /** @description Of a yearly report, in place of byDay; a month is its first day */
      byMonth?: {
        /**
         * Format: date
         * @example 2026-11-01
         */
        month: string;
        expense: components['schemas']['Money'];
        income: components['schemas']['Money'];
      }[];
      byAccount: {
        /**
         * @description A UUID; ours are of version 7
         * @example 019aa1b2-7c3d-7e4f-8a5b-6c7d8e9f0a1b
         */
        accountId: string;
        name: string | null;
        expense: components['schemas']['Money'];
        income: components['schemas']['Money'];
        net: components['schemas']['Money'];
        count: number;
      }[];
      topPayees: {
        /**
         * @description A UUID; ours are of version 7
         * @example 019aa1b2-7c3d-7e4f-8a5b-6c7d8e9f0a1b
         */
        payeeId: string;
        name: string | null;
        total: components['schemas']['Money'];
        count: number;
      }[];
      statistics: {
        /** @description Transactions, transfers left out */
        count: number;
        /** @description Spent per day that has passed */
        averagePerDay: components['schemas']['Money'] | null;
        /** @description The (lower) median expense */
        median: components['schemas']['Money'] | null;
        largest: components['schemas']['Money'] | null;
        largestTransactionId: string | null;
        /** @description Days that have passed without an expense */
        noSpendDays: number;
      };
      previous: {
        /**
         * Format: date
         * @example 2026-11-01
         */
        from: string;
        /**
         * Format: date
         * @example 2026-11-01
         */
        to: string;
        totals: components['schemas']['ReportTotals'];
      };
      /** @description Present in the period, in no sum here */
      otherCurrencies: string[];
      asOf: components['schemas']['AsOf'];
    };
    ReportTotals: {
      expense: components['schemas']['Money'];
      income: components['schemas']['Money'];
      net: components['schemas']['Money'];
      /** @description A fraction of 4 places; null where undefined */
      savingsRate: number | null;
    };
    CategoryTotal: {
      /** @description null: uncategorised */
      categoryId: string | null;
      name: string | null;
      kind: string;
      /** @description The rows without a parent add up to the totals */
      parentId: string | null;
      /** @description With the children */
      total: components['schemas']['Money'];
      /** @description Without the children */
      own: components['schemas']['Money'];
      /** @description Of the total of its kind */
      share: number | null;
      /** @description Lines, with the children’s */
      count: number;
      /** @description The total of the whole period before */
      previous: components['schemas']['Money'];
    };
    AsOf: {
      /** @description The last X-Book-Sequence that the report has seen */
      sequence: number;
      time: string | null;
    };
    Summary: {
      /**
       * @description A UUID; ours are of version 7
       * @example 019aa1b2-7c3d-7e4f-8a5b-6c7d8e9f0a1b
       */
      bookId: string;
      /**
       * Format: date
       * @example 2026-11-01
       */
      from: string;
      /**
       * Format: date
       * @example 2026-11-01
       */
      to: string;
      currency: string;
      groupBy: string[];
      items: components['schemas']['SummaryItem'][];
      totals: components['schemas']['ReportTotals'];
      /** @description A transaction of several tags is in each of them, so the items may add up to more */
      overlapping: boolean;
      otherCurrencies: string[];
      asOf: components['schemas']['AsOf'];
    };
    SummaryItem: {
      /**
       * Format: date
       * @example 2026-11-01
       */
      day?: string;
      /**
       * Format: date
       * @description The first day of the book’s week
       * @example 2026-11-01
       */
      week?: string;
      /**
       * Format: date
       * @description The first day of the book’s month
       * @example 2026-11-01
       */
      month?: string;
      /**
       * Format: date
       * @description The first day of the book’s year
       * @example 2026-11-01
       */
      year?: string;
      category?: {
        id: string | null;
        name: string | null;
        kind: string;
        parentId: string | null;
      };
      payee?: {
        id: string | null;
        name: string | null;
      };
      account?: {
        id: string | null;
        name: string | null;
      };
      tag?: {
        id: string | null;
        name: string | null;
      };
      expense: components['schemas']['Money'];
      income: components['schemas']['Money'];
      net: components['schemas']['Money'];
      /** @description Lines where categories are grouped or filtered, else transactions */
      count: number;
    };
    Cashflow: {
      /**
       * @description A UUID; ours are of version 7
       * @example 019aa1b2-7c3d-7e4f-8a5b-6c7d8e9f0a1b
       */
      bookId: string;
      /**
       * Format: date
       * @example 2026-11-01
       */
      from: string;
      /**
       * Format: date
       * @example 2026-11-01
       */
      to: string;
      currency: string;
      totals: components['schemas']['ReportTotals'];
      nodes: components['schemas']['CashflowNode'][];
      links: components['schemas']['CashflowLink'][];
      otherCurrencies: string[];
      asOf: components['schemas']['AsOf'];
    };
    CashflowNode: {
      /**
       * @description Of this answer only; what the links name
       * @example total
       */
      id: string;
      /** @description income, expense (a category of the kind), total, saved (not spent) or drawn (spent beyond income) */
      kind: string;
      /** @description null: uncategorised, or no category */
      categoryId: string | null;
      name: string | null;
      /** @description What a category with children holds itself, beside the children */
      isOwn: boolean;
      /** @description What flows in, and out where the node is not at an end */
      amount: components['schemas']['Money'];
    };
    CashflowLink: {
      source: string;
      target: string;
      /** @description Above zero */
      amount: components['schemas']['Money'];
    };
    Recurring: {
      /**
       * @description A UUID; ours are of version 7
       * @example 019aa1b2-7c3d-7e4f-8a5b-6c7d8e9f0a1b
       */
      bookId: string;
      /**
       * Format: date
       * @example 2026-11-01
       */
      from: string;
      /**
       * Format: date
       * @example 2026-11-01
       */
      to: string;
      currency: string;
      totals: {
        /** @description Expenses of what recurs */
        fixed: components['schemas']['Money'];
        /** @description All other expenses */
        flexible: components['schemas']['Money'];
        expense: components['schemas']['Money'];
        /** @description A fraction of 4 places; null where undefined */
        fixedShare: number | null;
        /** @description Of all that has not ended */
        yearlyCost: components['schemas']['Money'];
      };
      /** @description The book’s months that touch the range, by their first day */
      months: {
        /**
         * Format: date
         * @example 2026-11-01
         */
        month: string;
        /** @description Expenses of what recurs */
        fixed: components['schemas']['Money'];
        /** @description All other expenses */
        flexible: components['schemas']['Money'];
      }[];
      /** @description What goes on first, then by what a year costs */
      recurring: components['schemas']['RecurringExpense'][];
      otherCurrencies: string[];
      asOf: components['schemas']['AsOf'];
    };
    RecurringExpense: {
      /** @description null: expenses without a payee, by their category */
      payeeId: string | null;
      /** @description Of what has no payee */
      categoryId: string | null;
      name: string | null;
      /** @description weekly, monthly, quarterly or yearly */
      interval: string;
      /** @description The (lower) median of the last three times */
      typical: components['schemas']['Money'];
      /** @description As many times the typical amount as a year has intervals */
      yearlyCost: components['schemas']['Money'];
      /**
       * Format: date
       * @example 2026-11-01
       */
      first: string;
      /**
       * Format: date
       * @example 2026-11-01
       */
      last: string;
      /** @description When it is expected again; null: it has ended */
      next: string | null;
      /** @description How often it came, also before `from` */
      count: number;
    };
    Calendar: {
      /**
       * @description A UUID; ours are of version 7
       * @example 019aa1b2-7c3d-7e4f-8a5b-6c7d8e9f0a1b
       */
      bookId: string;
      /**
       * Format: date
       * @example 2026-11-01
       */
      from: string;
      /**
       * Format: date
       * @example 2026-11-01
       */
      to: string;
      currency: string;
      totals: components['schemas']['ReportTotals'];
      /** @description Every day of the range, in order */
      days: {
        /**
         * Format: date
         * @example 2026-11-01
         */
        date: string;
        expense: components['schemas']['Money'];
        income: components['schemas']['Money'];
        /** @description Transactions, or lines where a category is asked for; transfers left out */
        count: number;
      }[];
      /** @description Days with an expense */
      spendDays: number;
      /** @description The day of the largest expense; null without any */
      largest: {
        /**
         * Format: date
         * @example 2026-11-01
         */
        date: string;
        expense: components['schemas']['Money'];
      } | null;
      /** @description The (lower) median of the days with an expense */
      median: {
        /**
         * Format: date
         * @example 2026-11-01
         */
        date: string;
        expense: components['schemas']['Money'];
      } | null;
      otherCurrencies: string[];
      asOf: components['schemas']['AsOf'];
    };
    NetWorth: {
      /**
       * @description A UUID; ours are of version 7
       * @example 019aa1b2-7c3d-7e4f-8a5b-6c7d8e9f0a1b
       */
      bookId: string;
      /**
       * Format: date
       * @example 2026-11-01
       */
      from: string;
      /**
       * Format: date
       * @example 2026-11-01
       */
      to: string;
      currency: string;
      groupBy: string;
      /** @description At the end of the day before `from` */
      before: {
        /**
         * Format: date
         * @example 2026-11-01
         */
        date: string;
        /** @description Of the accounts with a balance above zero */
        assets: components['schemas']['Money'];
        /** @description Of those below, without the sign */
        debts: components['schemas']['Money'];
        /** @description assets − debts */
        net: components['schemas']['Money'];
      };
      /** @description One a period; the first and last as far as they are in the range */
      points: {
        /**
         * Format: date
         * @example 2026-11-01
         */
        from: string;
        /**
         * Format: date
         * @description The balances are of the end of this day
         * @example 2026-11-01
         */
        to: string;
        /** @description Of the accounts with a balance above zero */
        assets: components['schemas']['Money'];
        /** @description Of those below, without the sign */
        debts: components['schemas']['Money'];
        /** @description assets − debts */
        net: components['schemas']['Money'];
      }[];
      /** @description The accounts of the currency, the largest balance first */
      accounts: {
        /**
         * @description A UUID; ours are of version 7
         * @example 019aa1b2-7c3d-7e4f-8a5b-6c7d8e9f0a1b
         */
        accountId: string;
        name: string | null;
        /** @description null: not heard of yet */
        kind: string | null;
        archived: boolean;
        before: components['schemas']['Money'];
        /** @description At the end of `to` */
        balance: components['schemas']['Money'];
      }[];
      otherCurrencies: string[];
      asOf: components['schemas']['AsOf'];
    };
    Notification: {
      /**
       * @description A UUID; ours are of version 7
       * @example 019aa1b2-7c3d-7e4f-8a5b-6c7d8e9f0a1b
       */
      id: string;
      bookId: string | null;
      /** @description welcome, import-finished or large-expense; more may come */
      kind: string;
      title: string;
      body: string;
      link: string | null;
      /**
       * Format: date-time
       * @description RFC 3339, UTC
       * @example 2026-11-22T07:30:00.000Z
       */
      createdAt: string;
      readAt: string | null;
    };
    NotificationPreferences: {
      version: number;
      kinds: {
        welcome: {
          inApp: boolean;
        };
        'import-finished': {
          inApp: boolean;
        };
        'large-expense': {
          inApp: boolean;
        };
      };
    };
    ServerSentEvent: {
      /** @description The `Last-Event-ID` to come back with */
      id: string;
      event: string;
      /** @description JSON */
      data: string;
    };
    Status: {
      /** @description up, late or down: the worst of the parts */
      state: string;
      parts: {
        /**
         * @description The part’s stable name
         * @example reporting
         */
        name: string;
        /** @description up, late or down */
        state: string;
        /**
         * Format: date-time
         * @description RFC 3339, UTC
         * @example 2026-11-22T07:30:00.000Z
         */
        since: string;
        secondsLate?: number;
      }[];
      /**
       * Format: date-time
       * @description RFC 3339, UTC
       * @example 2026-11-22T07:30:00.000Z
       */
      checkedAt: string;
    };
  };
  responses: never;
  parameters: never;
  requestBodies: never;
  headers: never;
  pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
  signUp: {
    parameters: {
      query?: never;
      header?: {
        /** @description `web` keeps the refresh token in an HttpOnly cookie */
        'X-Client'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['Signup'];
      };
    };
    responses: {
      /** @description Signed up and in */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SignedIn'];
        };
      };
      /** @description The published schema refuses the request */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description We have no form that the client accepts */
      406: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description In conflict with what is there */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description More bytes than the operation takes */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A content type that is not documented here */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A rule that needs neighbours or state refuses */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Too many requests */
      429: {
        headers: {
          /** @description Seconds to wait */
          'Retry-After': string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A part is down */
      503: {
        headers: {
          /** @description Seconds to wait */
          'Retry-After': string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  logIn: {
    parameters: {
      query?: never;
      header?: {
        /** @description `web` keeps the refresh token in an HttpOnly cookie */
        'X-Client'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['Login'];
      };
    };
    responses: {
      /** @description In */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SignedIn'];
        };
      };
      /** @description The published schema refuses the request */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description No token, or none that holds */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description We have no form that the client accepts */
      406: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description More bytes than the operation takes */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A content type that is not documented here */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Too many requests */
      429: {
        headers: {
          /** @description Seconds to wait */
          'Retry-After': string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A part is down */
      503: {
        headers: {
          /** @description Seconds to wait */
          'Retry-After': string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  refreshTokens: {
    parameters: {
      query?: never;
      header?: {
        /** @description `web` keeps the refresh token in an HttpOnly cookie */
        'X-Client'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['Refresh'];
      };
    };
    responses: {
      /** @description The next pair */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['TokenPair'];
        };
      };
      /** @description The published schema refuses the request */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description No token, or none that holds */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description We have no form that the client accepts */
      406: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description More bytes than the operation takes */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A content type that is not documented here */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Too many requests */
      429: {
        headers: {
          /** @description Seconds to wait */
          'Retry-After': string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A part is down */
      503: {
        headers: {
          /** @description Seconds to wait */
          'Retry-After': string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  logOut: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Ended */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description No token, or none that holds */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description We have no form that the client accepts */
      406: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A part is down */
      503: {
        headers: {
          /** @description Seconds to wait */
          'Retry-After': string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  listSessions: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Newest first */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: components['schemas']['Session'][];
            nextCursor: null;
          };
        };
      };
      /** @description No token, or none that holds */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description We have no form that the client accepts */
      406: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A part is down */
      503: {
        headers: {
          /** @description Seconds to wait */
          'Retry-After': string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  endSession: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description A UUID; ours are of version 7 */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Ended */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description The published schema refuses the request */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description No token, or none that holds */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not there, or somebody else’s */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description We have no form that the client accepts */
      406: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A part is down */
      503: {
        headers: {
          /** @description Seconds to wait */
          'Retry-After': string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  changePassword: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['ChangePassword'];
      };
    };
    responses: {
      /** @description Changed */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description The published schema refuses the request */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description No token, or none that holds */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description We have no form that the client accepts */
      406: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description More bytes than the operation takes */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A content type that is not documented here */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A rule that needs neighbours or state refuses */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Too many requests */
      429: {
        headers: {
          /** @description Seconds to wait */
          'Retry-After': string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A part is down */
      503: {
        headers: {
          /** @description Seconds to wait */
          'Retry-After': string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  getKeySet: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description A JSON Web Key Set */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['KeySet'];
        };
      };
      /** @description We have no form that the client accepts */
      406: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A part is down */
      503: {
        headers: {
          /** @description Seconds to wait */
          'Retry-After': string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  getProfile: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The profile */
      200: {
        headers: {
          /** @description The version, in quotes */
          ETag: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Profile'];
        };
      };
      /** @description No token, or none that holds */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description We have no form that the client accepts */
      406: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A part is down */
      503: {
        headers: {
          /** @description Seconds to wait */
          'Retry-After': string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  changeProfile: {
    parameters: {
      query?: never;
      header?: {
        /** @description The version that the change is made to, as its ETag named it */
        'If-Match'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['ProfilePatch'];
        'application/merge-patch+json': components['schemas']['ProfilePatch'];
      };
    };
    responses: {
      /** @description The profile */
      200: {
        headers: {
          /** @description The version, in quotes */
          ETag: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Profile'];
        };
      };
      /** @description The published schema refuses the request */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description No token, or none that holds */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description We have no form that the client accepts */
      406: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Changed since the version that If-Match names */
      412: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description More bytes than the operation takes */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A content type that is not documented here */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A rule that needs neighbours or state refuses */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description If-Match is missing */
      428: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A part is down */
      503: {
        headers: {
          /** @description Seconds to wait */
          'Retry-After': string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  listBooks: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Whole */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: components['schemas']['Book'][];
            nextCursor: null;
          };
        };
      };
      /** @description No token, or none that holds */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description We have no form that the client accepts */
      406: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A part is down */
      503: {
        headers: {
          /** @description Seconds to wait */
          'Retry-After': string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  getBook: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description A UUID; ours are of version 7 */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The book */
      200: {
        headers: {
          /** @description The version, in quotes */
          ETag: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Book'];
        };
      };
      /** @description The published schema refuses the request */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description No token, or none that holds */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not there, or somebody else’s */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description We have no form that the client accepts */
      406: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A part is down */
      503: {
        headers: {
          /** @description Seconds to wait */
          'Retry-After': string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  changeBook: {
    parameters: {
      query?: never;
      header?: {
        /** @description The version that the change is made to, as its ETag named it */
        'If-Match'?: string;
      };
      path: {
        /** @description A UUID; ours are of version 7 */
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['BookPatch'];
        'application/merge-patch+json': components['schemas']['BookPatch'];
      };
    };
    responses: {
      /** @description The book */
      200: {
        headers: {
          /** @description The version, in quotes */
          ETag: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Book'];
        };
      };
      /** @description The published schema refuses the request */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description No token, or none that holds */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not there, or somebody else’s */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description We have no form that the client accepts */
      406: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description In conflict with what is there */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Changed since the version that If-Match names */
      412: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description More bytes than the operation takes */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A content type that is not documented here */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A rule that needs neighbours or state refuses */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description If-Match is missing */
      428: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A part is down */
      503: {
        headers: {
          /** @description Seconds to wait */
          'Retry-After': string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  listAccounts: {
    parameters: {
      query?: {
        /** @description Taken as by every list; this one comes whole whatever it says */
        limit?: number;
        book?: string;
      };
      header?: {
        /** @description Another book than the personal one that the token names */
        'X-Book-Id'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Whole */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: components['schemas']['Account'][];
            nextCursor: null;
          };
        };
      };
      /** @description The published schema refuses the request */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description No token, or none that holds */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not there, or somebody else’s */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description We have no form that the client accepts */
      406: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A rule that needs neighbours or state refuses */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A part is down */
      503: {
        headers: {
          /** @description Seconds to wait */
          'Retry-After': string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  createAccount: {
    parameters: {
      query?: {
        book?: string;
      };
      header?: {
        /** @description Another book than the personal one that the token names */
        'X-Book-Id'?: string;
        /** @description The same key with the same body gives the first answer again, for 24 hours */
        'Idempotency-Key'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['AccountCreate'];
      };
    };
    responses: {
      /** @description The account */
      201: {
        headers: {
          /** @description The book’s sequence after this write; reports take it as `atLeast` */
          'X-Book-Sequence': string;
          /** @description The first answer, given again */
          'Idempotency-Replayed'?: 'true';
          /** @description The version, in quotes */
          ETag: string;
          /** @description Takes the change back: `POST /v1/changes/{changeSetId}/undo` */
          'X-Change-Set'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Account'];
        };
      };
      /** @description The published schema refuses the request */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description No token, or none that holds */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not there, or somebody else’s */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description We have no form that the client accepts */
      406: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description In conflict with what is there */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description More bytes than the operation takes */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A content type that is not documented here */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A rule that needs neighbours or state refuses */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A part is down */
      503: {
        headers: {
          /** @description Seconds to wait */
          'Retry-After': string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  getAccount: {
    parameters: {
      query?: {
        book?: string;
      };
      header?: {
        /** @description Another book than the personal one that the token names */
        'X-Book-Id'?: string;
      };
      path: {
        /** @description A UUID; ours are of version 7 */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The account */
      200: {
        headers: {
          /** @description The version, in quotes */
          ETag: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Account'];
        };
      };
      /** @description The published schema refuses the request */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description No token, or none that holds */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not there, or somebody else’s */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description We have no form that the client accepts */
      406: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A rule that needs neighbours or state refuses */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A part is down */
      503: {
        headers: {
          /** @description Seconds to wait */
          'Retry-After': string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  deleteAccount: {
    parameters: {
      query?: {
        book?: string;
      };
      header?: {
        /** @description Another book than the personal one that the token names */
        'X-Book-Id'?: string;
        /** @description The version that the change is made to, as its ETag named it */
        'If-Match'?: string;
      };
      path: {
        /** @description A UUID; ours are of version 7 */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Gone */
      204: {
        headers: {
          /** @description The book’s sequence after this write; reports take it as `atLeast` */
          'X-Book-Sequence': string;
          /** @description Takes the change back: `POST /v1/changes/{changeSetId}/undo` */
          'X-Change-Set'?: string;
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description The published schema refuses the request */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description No token, or none that holds */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not there, or somebody else’s */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description We have no form that the client accepts */
      406: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description In conflict with what is there */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Changed since the version that If-Match names */
      412: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A rule that needs neighbours or state refuses */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A part is down */
      503: {
        headers: {
          /** @description Seconds to wait */
          'Retry-After': string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  changeAccount: {
    parameters: {
      query?: {
        book?: string;
      };
      header?: {
        /** @description Another book than the personal one that the token names */
        'X-Book-Id'?: string;
        /** @description The version that the change is made to, as its ETag named it */
        'If-Match'?: string;
      };
      path: {
        /** @description A UUID; ours are of version 7 */
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['AccountPatch'];
        'application/merge-patch+json': components['schemas']['AccountPatch'];
      };
    };
    responses: {
      /** @description The account */
      200: {
        headers: {
          /** @description The book’s sequence after this write; reports take it as `atLeast` */
          'X-Book-Sequence': string;
          /** @description The version, in quotes */
          ETag: string;
          /** @description Takes the change back: `POST /v1/changes/{changeSetId}/undo` */
          'X-Change-Set'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Account'];
        };
      };
      /** @description The published schema refuses the request */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description No token, or none that holds */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not there, or somebody else’s */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description We have no form that the client accepts */
      406: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description In conflict with what is there */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Changed since the version that If-Match names */
      412: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description More bytes than the operation takes */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A content type that is not documented here */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A rule that needs neighbours or state refuses */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description If-Match is missing */
      428: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A part is down */
      503: {
        headers: {
          /** @description Seconds to wait */
          'Retry-After': string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  listCategories: {
    parameters: {
      query?: {
        /** @description Taken as by every list; this one comes whole whatever it says */
        limit?: number;
        book?: string;
      };
      header?: {
        /** @description Another book than the personal one that the token names */
        'X-Book-Id'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Whole */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: components['schemas']['Category'][];
            nextCursor: null;
          };
        };
      };
      /** @description The published schema refuses the request */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description No token, or none that holds */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not there, or somebody else’s */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description We have no form that the client accepts */
      406: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A rule that needs neighbours or state refuses */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A part is down */
      503: {
        headers: {
          /** @description Seconds to wait */
          'Retry-After': string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  createCategory: {
    parameters: {
      query?: {
        book?: string;
      };
      header?: {
        /** @description Another book than the personal one that the token names */
        'X-Book-Id'?: string;
        /** @description The same key with the same body gives the first answer again, for 24 hours */
        'Idempotency-Key'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['CategoryCreate'];
      };
    };
    responses: {
      /** @description The category */
      201: {
        headers: {
          /** @description The book’s sequence after this write; reports take it as `atLeast` */
          'X-Book-Sequence': string;
          /** @description The first answer, given again */
          'Idempotency-Replayed'?: 'true';
          /** @description The version, in quotes */
          ETag: string;
          /** @description Takes the change back: `POST /v1/changes/{changeSetId}/undo` */
          'X-Change-Set'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Category'];
        };
      };
      /** @description The published schema refuses the request */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description No token, or none that holds */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not there, or somebody else’s */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description We have no form that the client accepts */
      406: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description In conflict with what is there */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description More bytes than the operation takes */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A content type that is not documented here */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A rule that needs neighbours or state refuses */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A part is down */
      503: {
        headers: {
          /** @description Seconds to wait */
          'Retry-After': string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  getCategory: {
    parameters: {
      query?: {
        book?: string;
      };
      header?: {
        /** @description Another book than the personal one that the token names */
        'X-Book-Id'?: string;
      };
      path: {
        /** @description A UUID; ours are of version 7 */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The category */
      200: {
        headers: {
          /** @description The version, in quotes */
          ETag: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Category'];
        };
      };
      /** @description The published schema refuses the request */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description No token, or none that holds */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not there, or somebody else’s */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description We have no form that the client accepts */
      406: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A rule that needs neighbours or state refuses */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A part is down */
      503: {
        headers: {
          /** @description Seconds to wait */
          'Retry-After': string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  deleteCategory: {
    parameters: {
      query?: {
        moveTo?: string;
        book?: string;
      };
      header?: {
        /** @description Another book than the personal one that the token names */
        'X-Book-Id'?: string;
        /** @description The version that the change is made to, as its ETag named it */
        'If-Match'?: string;
      };
      path: {
        /** @description A UUID; ours are of version 7 */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description It has more rows than a request waits for: they move in the background, and it goes with the last one */
      202: {
        headers: {
          /** @description The book’s sequence after this write; reports take it as `atLeast` */
          'X-Book-Sequence': string;
          /** @description Takes the change back: `POST /v1/changes/{changeSetId}/undo` */
          'X-Change-Set'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ChangeSet'];
        };
      };
      /** @description Gone */
      204: {
        headers: {
          /** @description The book’s sequence after this write; reports take it as `atLeast` */
          'X-Book-Sequence': string;
          /** @description Takes the change back: `POST /v1/changes/{changeSetId}/undo` */
          'X-Change-Set'?: string;
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description The published schema refuses the request */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description No token, or none that holds */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not there, or somebody else’s */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description We have no form that the client accepts */
      406: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description In conflict with what is there */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Changed since the version that If-Match names */
      412: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A rule that needs neighbours or state refuses */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A part is down */
      503: {
        headers: {
          /** @description Seconds to wait */
          'Retry-After': string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  changeCategory: {
    parameters: {
      query?: {
        book?: string;
      };
      header?: {
        /** @description Another book than the personal one that the token names */
        'X-Book-Id'?: string;
        /** @description The version that the change is made to, as its ETag named it */
        'If-Match'?: string;
      };
      path: {
        /** @description A UUID; ours are of version 7 */
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['CategoryPatch'];
        'application/merge-patch+json': components['schemas']['CategoryPatch'];
      };
    };
    responses: {
      /** @description The category */
      200: {
        headers: {
          /** @description The book’s sequence after this write; reports take it as `atLeast` */
          'X-Book-Sequence': string;
          /** @description The version, in quotes */
          ETag: string;
          /** @description Takes the change back: `POST /v1/changes/{changeSetId}/undo` */
          'X-Change-Set'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Category'];
        };
      };
      /** @description The published schema refuses the request */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description No token, or none that holds */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not there, or somebody else’s */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description We have no form that the client accepts */
      406: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description In conflict with what is there */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Changed since the version that If-Match names */
      412: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description More bytes than the operation takes */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A content type that is not documented here */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A rule that needs neighbours or state refuses */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description If-Match is missing */
      428: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A part is down */
      503: {
        headers: {
          /** @description Seconds to wait */
          'Retry-After': string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  listPayees: {
    parameters: {
      query?: {
        limit?: number;
        cursor?: string;
        q?: string;
        book?: string;
      };
      header?: {
        /** @description Another book than the personal one that the token names */
        'X-Book-Id'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description A page */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: components['schemas']['Payee'][];
            /** @description null on the last page */
            nextCursor: string | null;
          };
        };
      };
      /** @description The published schema refuses the request */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description No token, or none that holds */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not there, or somebody else’s */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description We have no form that the client accepts */
      406: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A rule that needs neighbours or state refuses */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A part is down */
      503: {
        headers: {
          /** @description Seconds to wait */
          'Retry-After': string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  changePayee: {
    parameters: {
      query?: {
        book?: string;
      };
      header?: {
        /** @description Another book than the personal one that the token names */
        'X-Book-Id'?: string;
        /** @description The version that the change is made to, as its ETag named it */
        'If-Match'?: string;
      };
      path: {
        /** @description A UUID; ours are of version 7 */
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['PayeePatch'];
        'application/merge-patch+json': components['schemas']['PayeePatch'];
      };
    };
    responses: {
      /** @description The payee, or the one that it was merged into */
      200: {
        headers: {
          /** @description The book’s sequence after this write; reports take it as `atLeast` */
          'X-Book-Sequence': string;
          /** @description The version, in quotes */
          ETag: string;
          /** @description Takes the change back: `POST /v1/changes/{changeSetId}/undo` */
          'X-Change-Set'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Payee'];
        };
      };
      /** @description The published schema refuses the request */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description No token, or none that holds */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not there, or somebody else’s */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description We have no form that the client accepts */
      406: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description In conflict with what is there */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Changed since the version that If-Match names */
      412: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description More bytes than the operation takes */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A content type that is not documented here */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A rule that needs neighbours or state refuses */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description If-Match is missing */
      428: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A part is down */
      503: {
        headers: {
          /** @description Seconds to wait */
          'Retry-After': string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  listTransactions: {
    parameters: {
      query?: {
        limit?: number;
        cursor?: string;
        from?: string;
        to?: string;
        type?: 'expense' | 'income' | 'transfer';
        accountId?: string;
        /** @description With its children; none: what was spent or received without a category and without splits */
        categoryId?: string | 'none';
        /** @description none: without a payee */
        payeeId?: string | 'none';
        tag?: string;
        q?: string;
        minAmount?: string;
        maxAmount?: string;
        source?: 'manual' | 'quick' | 'import' | 'sample';
        /** @description deleted lists what can still be restored */
        state?: 'live' | 'deleted';
        book?: string;
      };
      header?: {
        /** @description Another book than the personal one that the token names */
        'X-Book-Id'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description A page */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['TransactionPage'];
        };
      };
      /** @description The published schema refuses the request */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description No token, or none that holds */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not there, or somebody else’s */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description We have no form that the client accepts */
      406: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A rule that needs neighbours or state refuses */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A part is down */
      503: {
        headers: {
          /** @description Seconds to wait */
          'Retry-After': string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  recordTransaction: {
    parameters: {
      query?: {
        book?: string;
      };
      header?: {
        /** @description Another book than the personal one that the token names */
        'X-Book-Id'?: string;
        /** @description The same key with the same body gives the first answer again, for 24 hours */
        'Idempotency-Key'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['TransactionCreate'];
      };
    };
    responses: {
      /** @description The transaction */
      201: {
        headers: {
          /** @description The book’s sequence after this write; reports take it as `atLeast` */
          'X-Book-Sequence': string;
          /** @description The first answer, given again */
          'Idempotency-Replayed'?: 'true';
          /** @description The version, in quotes */
          ETag: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Transaction'];
        };
      };
      /** @description The published schema refuses the request */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description No token, or none that holds */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not there, or somebody else’s */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description We have no form that the client accepts */
      406: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description In conflict with what is there */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description More bytes than the operation takes */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A content type that is not documented here */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A rule that needs neighbours or state refuses */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A part is down */
      503: {
        headers: {
          /** @description Seconds to wait */
          'Retry-After': string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  getTransaction: {
    parameters: {
      query?: {
        book?: string;
      };
      header?: {
        /** @description Another book than the personal one that the token names */
        'X-Book-Id'?: string;
      };
      path: {
        /** @description A UUID; ours are of version 7 */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The transaction */
      200: {
        headers: {
          /** @description The version, in quotes */
          ETag: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Transaction'];
        };
      };
      /** @description The published schema refuses the request */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description No token, or none that holds */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not there, or somebody else’s */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description We have no form that the client accepts */
      406: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A rule that needs neighbours or state refuses */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A part is down */
      503: {
        headers: {
          /** @description Seconds to wait */
          'Retry-After': string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  deleteTransaction: {
    parameters: {
      query?: {
        book?: string;
      };
      header?: {
        /** @description Another book than the personal one that the token names */
        'X-Book-Id'?: string;
        /** @description The version that the change is made to, as its ETag named it */
        'If-Match'?: string;
      };
      path: {
        /** @description A UUID; ours are of version 7 */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Deleted */
      204: {
        headers: {
          /** @description The book’s sequence after this write; reports take it as `atLeast` */
          'X-Book-Sequence': string;
          /** @description Takes the change back: `POST /v1/changes/{changeSetId}/undo` */
          'X-Change-Set'?: string;
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description The published schema refuses the request */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description No token, or none that holds */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not there, or somebody else’s */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description We have no form that the client accepts */
      406: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Changed since the version that If-Match names */
      412: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A rule that needs neighbours or state refuses */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A part is down */
      503: {
        headers: {
          /** @description Seconds to wait */
          'Retry-After': string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  changeTransaction: {
    parameters: {
      query?: {
        book?: string;
      };
      header?: {
        /** @description Another book than the personal one that the token names */
        'X-Book-Id'?: string;
        /** @description The version that the change is made to, as its ETag named it */
        'If-Match'?: string;
      };
      path: {
        /** @description A UUID; ours are of version 7 */
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['TransactionPatch'];
        'application/merge-patch+json': components['schemas']['TransactionPatch'];
      };
    };
    responses: {
      /** @description The transaction */
      200: {
        headers: {
          /** @description The book’s sequence after this write; reports take it as `atLeast` */
          'X-Book-Sequence': string;
          /** @description The version, in quotes */
          ETag: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Transaction'];
        };
      };
      /** @description The published schema refuses the request */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description No token, or none that holds */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not there, or somebody else’s */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description We have no form that the client accepts */
      406: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Changed since the version that If-Match names */
      412: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description More bytes than the operation takes */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A content type that is not documented here */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A rule that needs neighbours or state refuses */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description If-Match is missing */
      428: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A part is down */
      503: {
        headers: {
          /** @description Seconds to wait */
          'Retry-After': string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  restoreTransaction: {
    parameters: {
      query?: {
        book?: string;
      };
      header?: {
        /** @description Another book than the personal one that the token names */
        'X-Book-Id'?: string;
        /** @description The same key with the same body gives the first answer again, for 24 hours */
        'Idempotency-Key'?: string;
      };
      path: {
        /** @description A UUID; ours are of version 7 */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The transaction */
      200: {
        headers: {
          /** @description The book’s sequence after this write; reports take it as `atLeast` */
          'X-Book-Sequence': string;
          /** @description The first answer, given again */
          'Idempotency-Replayed'?: 'true';
          /** @description The version, in quotes */
          ETag: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Transaction'];
        };
      };
      /** @description The published schema refuses the request */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description No token, or none that holds */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not there, or somebody else’s */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description We have no form that the client accepts */
      406: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description In conflict with what is there */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A rule that needs neighbours or state refuses */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A part is down */
      503: {
        headers: {
          /** @description Seconds to wait */
          'Retry-After': string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  changeManyTransactions: {
    parameters: {
      query?: {
        book?: string;
      };
      header?: {
        /** @description Another book than the personal one that the token names */
        'X-Book-Id'?: string;
        /** @description The same key with the same body gives the first answer again, for 24 hours */
        'Idempotency-Key'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['BulkChange'];
      };
    };
    responses: {
      /** @description What was done, to be undone by its change set */
      200: {
        headers: {
          /** @description The book’s sequence after this write; reports take it as `atLeast` */
          'X-Book-Sequence': string;
          /** @description The first answer, given again */
          'Idempotency-Replayed'?: 'true';
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['BulkResult'];
        };
      };
      /** @description More rows than a request waits for: it goes on in the background, see `GET /v1/changes/{changeSetId}` */
      202: {
        headers: {
          /** @description The book’s sequence after this write; reports take it as `atLeast` */
          'X-Book-Sequence': string;
          /** @description The first answer, given again */
          'Idempotency-Replayed'?: 'true';
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ChangeSet'];
        };
      };
      /** @description The published schema refuses the request */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description No token, or none that holds */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not there, or somebody else’s */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description We have no form that the client accepts */
      406: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description In conflict with what is there */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description More bytes than the operation takes */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A content type that is not documented here */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A rule that needs neighbours or state refuses */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A part is down */
      503: {
        headers: {
          /** @description Seconds to wait */
          'Retry-After': string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  listChanges: {
    parameters: {
      query?: {
        since?: number;
        limit?: number;
        book?: string;
      };
      header?: {
        /** @description Another book than the personal one that the token names */
        'X-Book-Id'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description A page */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Changes'];
        };
      };
      /** @description The published schema refuses the request */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description No token, or none that holds */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not there, or somebody else’s */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description We have no form that the client accepts */
      406: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A rule that needs neighbours or state refuses */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A part is down */
      503: {
        headers: {
          /** @description Seconds to wait */
          'Retry-After': string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  undoChange: {
    parameters: {
      query?: {
        book?: string;
      };
      header?: {
        /** @description Another book than the personal one that the token names */
        'X-Book-Id'?: string;
        /** @description The same key with the same body gives the first answer again, for 24 hours */
        'Idempotency-Key'?: string;
      };
      path: {
        /** @description A UUID; ours are of version 7 */
        changeSetId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description What was taken back */
      200: {
        headers: {
          /** @description The book’s sequence after this write; reports take it as `atLeast` */
          'X-Book-Sequence': string;
          /** @description The first answer, given again */
          'Idempotency-Replayed'?: 'true';
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['UndoResult'];
        };
      };
      /** @description More rows than a request waits for: it goes on in the background, see `GET /v1/changes/{changeSetId}` */
      202: {
        headers: {
          /** @description The book’s sequence after this write; reports take it as `atLeast` */
          'X-Book-Sequence': string;
          /** @description The first answer, given again */
          'Idempotency-Replayed'?: 'true';
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ChangeSet'];
        };
      };
      /** @description The published schema refuses the request */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description No token, or none that holds */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not there, or somebody else’s */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description We have no form that the client accepts */
      406: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description In conflict with what is there */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A rule that needs neighbours or state refuses */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A part is down */
      503: {
        headers: {
          /** @description Seconds to wait */
          'Retry-After': string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  getChangeSet: {
    parameters: {
      query?: {
        book?: string;
      };
      header?: {
        /** @description Another book than the personal one that the token names */
        'X-Book-Id'?: string;
      };
      path: {
        /** @description A UUID; ours are of version 7 */
        changeSetId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The change set */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ChangeSet'];
        };
      };
      /** @description The published schema refuses the request */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description No token, or none that holds */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not there, or somebody else’s */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description We have no form that the client accepts */
      406: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A rule that needs neighbours or state refuses */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A part is down */
      503: {
        headers: {
          /** @description Seconds to wait */
          'Retry-After': string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  quickEntry: {
    parameters: {
      query?: {
        /** @description true records what was understood, when nothing is missing */
        save?: 'true' | 'false';
        book?: string;
      };
      header?: {
        /** @description Another book than the personal one that the token names */
        'X-Book-Id'?: string;
        /** @description The same key with the same body gives the first answer again, for 24 hours */
        'Idempotency-Key'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['QuickEntry'];
      };
    };
    responses: {
      /** @description What was understood; nothing was recorded */
      200: {
        headers: {
          /** @description The first answer, given again */
          'Idempotency-Replayed'?: 'true';
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['QuickAnswer'];
        };
      };
      /** @description The transaction */
      201: {
        headers: {
          /** @description The book’s sequence after this write; reports take it as `atLeast` */
          'X-Book-Sequence': string;
          /** @description The first answer, given again */
          'Idempotency-Replayed'?: 'true';
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Transaction'];
        };
      };
      /** @description The published schema refuses the request */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description No token, or none that holds */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not there, or somebody else’s */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description We have no form that the client accepts */
      406: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description In conflict with what is there */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description More bytes than the operation takes */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A content type that is not documented here */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A rule that needs neighbours or state refuses */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A part is down */
      503: {
        headers: {
          /** @description Seconds to wait */
          'Retry-After': string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  listTemplates: {
    parameters: {
      query?: {
        /** @description Taken as by every list; this one comes whole whatever it says */
        limit?: number;
        book?: string;
      };
      header?: {
        /** @description Another book than the personal one that the token names */
        'X-Book-Id'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Whole */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: components['schemas']['Template'][];
            nextCursor: null;
          };
        };
      };
      /** @description The published schema refuses the request */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description No token, or none that holds */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not there, or somebody else’s */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description We have no form that the client accepts */
      406: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A rule that needs neighbours or state refuses */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A part is down */
      503: {
        headers: {
          /** @description Seconds to wait */
          'Retry-After': string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  createTemplate: {
    parameters: {
      query?: {
        book?: string;
      };
      header?: {
        /** @description Another book than the personal one that the token names */
        'X-Book-Id'?: string;
        /** @description The same key with the same body gives the first answer again, for 24 hours */
        'Idempotency-Key'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['TemplateCreate'];
      };
    };
    responses: {
      /** @description The template */
      201: {
        headers: {
          /** @description The book’s sequence after this write; reports take it as `atLeast` */
          'X-Book-Sequence': string;
          /** @description The first answer, given again */
          'Idempotency-Replayed'?: 'true';
          /** @description The version, in quotes */
          ETag: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Template'];
        };
      };
      /** @description The published schema refuses the request */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description No token, or none that holds */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not there, or somebody else’s */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description We have no form that the client accepts */
      406: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description In conflict with what is there */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description More bytes than the operation takes */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A content type that is not documented here */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A rule that needs neighbours or state refuses */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A part is down */
      503: {
        headers: {
          /** @description Seconds to wait */
          'Retry-After': string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  getTemplate: {
    parameters: {
      query?: {
        book?: string;
      };
      header?: {
        /** @description Another book than the personal one that the token names */
        'X-Book-Id'?: string;
      };
      path: {
        /** @description A UUID; ours are of version 7 */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The template */
      200: {
        headers: {
          /** @description The version, in quotes */
          ETag: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Template'];
        };
      };
      /** @description The published schema refuses the request */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description No token, or none that holds */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not there, or somebody else’s */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description We have no form that the client accepts */
      406: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A rule that needs neighbours or state refuses */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A part is down */
      503: {
        headers: {
          /** @description Seconds to wait */
          'Retry-After': string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  deleteTemplate: {
    parameters: {
      query?: {
        book?: string;
      };
      header?: {
        /** @description Another book than the personal one that the token names */
        'X-Book-Id'?: string;
        /** @description The version that the change is made to, as its ETag named it */
        'If-Match'?: string;
      };
      path: {
        /** @description A UUID; ours are of version 7 */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Deleted */
      204: {
        headers: {
          /** @description The book’s sequence after this write; reports take it as `atLeast` */
          'X-Book-Sequence': string;
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description The published schema refuses the request */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description No token, or none that holds */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not there, or somebody else’s */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description We have no form that the client accepts */
      406: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Changed since the version that If-Match names */
      412: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A rule that needs neighbours or state refuses */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A part is down */
      503: {
        headers: {
          /** @description Seconds to wait */
          'Retry-After': string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  changeTemplate: {
    parameters: {
      query?: {
        book?: string;
      };
      header?: {
        /** @description Another book than the personal one that the token names */
        'X-Book-Id'?: string;
        /** @description The version that the change is made to, as its ETag named it */
        'If-Match'?: string;
      };
      path: {
        /** @description A UUID; ours are of version 7 */
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['TemplatePatch'];
        'application/merge-patch+json': components['schemas']['TemplatePatch'];
      };
    };
    responses: {
      /** @description The template */
      200: {
        headers: {
          /** @description The book’s sequence after this write; reports take it as `atLeast` */
          'X-Book-Sequence': string;
          /** @description The version, in quotes */
          ETag: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Template'];
        };
      };
      /** @description The published schema refuses the request */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description No token, or none that holds */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not there, or somebody else’s */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description We have no form that the client accepts */
      406: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description In conflict with what is there */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Changed since the version that If-Match names */
      412: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description More bytes than the operation takes */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A content type that is not documented here */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A rule that needs neighbours or state refuses */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description If-Match is missing */
      428: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A part is down */
      503: {
        headers: {
          /** @description Seconds to wait */
          'Retry-After': string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  restoreTemplate: {
    parameters: {
      query?: {
        book?: string;
      };
      header?: {
        /** @description Another book than the personal one that the token names */
        'X-Book-Id'?: string;
        /** @description The same key with the same body gives the first answer again, for 24 hours */
        'Idempotency-Key'?: string;
      };
      path: {
        /** @description A UUID; ours are of version 7 */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The template */
      200: {
        headers: {
          /** @description The book’s sequence after this write; reports take it as `atLeast` */
          'X-Book-Sequence': string;
          /** @description The first answer, given again */
          'Idempotency-Replayed'?: 'true';
          /** @description The version, in quotes */
          ETag: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Template'];
        };
      };
      /** @description The published schema refuses the request */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description No token, or none that holds */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not there, or somebody else’s */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description We have no form that the client accepts */
      406: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description In conflict with what is there */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A rule that needs neighbours or state refuses */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A part is down */
      503: {
        headers: {
          /** @description Seconds to wait */
          'Retry-After': string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  listImports: {
    parameters: {
      query?: {
        limit?: number;
        cursor?: string;
        book?: string;
      };
      header?: {
        /** @description Another book than the personal one that the token names */
        'X-Book-Id'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description A page */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ImportPage'];
        };
      };
      /** @description The published schema refuses the request */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description No token, or none that holds */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not there, or somebody else’s */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description We have no form that the client accepts */
      406: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A rule that needs neighbours or state refuses */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A part is down */
      503: {
        headers: {
          /** @description Seconds to wait */
          'Retry-After': string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  startImport: {
    parameters: {
      query?: {
        /** @description true imports at once, as guessed */
        commit?: 'true' | 'false';
        book?: string;
      };
      header?: {
        /** @description Another book than the personal one that the token names */
        'X-Book-Id'?: string;
        /** @description The same key with the same body gives the first answer again, for 24 hours */
        'Idempotency-Key'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'multipart/form-data': {
          /**
           * Format: binary
           * @description At most 25 MiB
           */
          file: string;
          /** @enum {string} */
          format?: 'csv';
        };
      };
    };
    responses: {
      /** @description The import */
      202: {
        headers: {
          /** @description The first answer, given again */
          'Idempotency-Replayed'?: 'true';
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Import'];
        };
      };
      /** @description The published schema refuses the request */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description No token, or none that holds */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not there, or somebody else’s */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description We have no form that the client accepts */
      406: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description In conflict with what is there */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description More bytes than the operation takes */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A content type that is not documented here */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A rule that needs neighbours or state refuses */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Too many requests */
      429: {
        headers: {
          /** @description Seconds to wait */
          'Retry-After': string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A part is down */
      503: {
        headers: {
          /** @description Seconds to wait */
          'Retry-After': string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  getImport: {
    parameters: {
      query?: {
        book?: string;
      };
      header?: {
        /** @description Another book than the personal one that the token names */
        'X-Book-Id'?: string;
      };
      path: {
        /** @description A UUID; ours are of version 7 */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The import */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Import'];
        };
      };
      /** @description The published schema refuses the request */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description No token, or none that holds */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not there, or somebody else’s */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description We have no form that the client accepts */
      406: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A rule that needs neighbours or state refuses */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A part is down */
      503: {
        headers: {
          /** @description Seconds to wait */
          'Retry-After': string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  listImportRows: {
    parameters: {
      query?: {
        limit?: number;
        cursor?: string;
        status?: 'ready' | 'imported' | 'duplicate' | 'near' | 'failed' | 'ignored';
        book?: string;
      };
      header?: {
        /** @description Another book than the personal one that the token names */
        'X-Book-Id'?: string;
      };
      path: {
        /** @description A UUID; ours are of version 7 */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description A page */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ImportRowPage'];
        };
      };
      /** @description The published schema refuses the request */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description No token, or none that holds */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not there, or somebody else’s */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description We have no form that the client accepts */
      406: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A rule that needs neighbours or state refuses */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A part is down */
      503: {
        headers: {
          /** @description Seconds to wait */
          'Retry-After': string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  mapImport: {
    parameters: {
      query?: {
        book?: string;
      };
      header?: {
        /** @description Another book than the personal one that the token names */
        'X-Book-Id'?: string;
      };
      path: {
        /** @description A UUID; ours are of version 7 */
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['ImportMapping'];
      };
    };
    responses: {
      /** @description The import */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Import'];
        };
      };
      /** @description The published schema refuses the request */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description No token, or none that holds */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not there, or somebody else’s */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description We have no form that the client accepts */
      406: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description In conflict with what is there */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description More bytes than the operation takes */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A content type that is not documented here */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A rule that needs neighbours or state refuses */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A part is down */
      503: {
        headers: {
          /** @description Seconds to wait */
          'Retry-After': string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  commitImport: {
    parameters: {
      query?: {
        book?: string;
      };
      header?: {
        /** @description Another book than the personal one that the token names */
        'X-Book-Id'?: string;
        /** @description The same key with the same body gives the first answer again, for 24 hours */
        'Idempotency-Key'?: string;
      };
      path: {
        /** @description A UUID; ours are of version 7 */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The import */
      202: {
        headers: {
          /** @description The first answer, given again */
          'Idempotency-Replayed'?: 'true';
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Import'];
        };
      };
      /** @description The published schema refuses the request */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description No token, or none that holds */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not there, or somebody else’s */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description We have no form that the client accepts */
      406: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description In conflict with what is there */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A rule that needs neighbours or state refuses */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A part is down */
      503: {
        headers: {
          /** @description Seconds to wait */
          'Retry-After': string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  exportTransactions: {
    parameters: {
      query?: {
        from?: string;
        to?: string;
        type?: 'expense' | 'income' | 'transfer';
        accountId?: string;
        /** @description With its children; none: what was spent or received without a category and without splits */
        categoryId?: string | 'none';
        /** @description none: without a payee */
        payeeId?: string | 'none';
        tag?: string;
        q?: string;
        minAmount?: string;
        maxAmount?: string;
        source?: 'manual' | 'quick' | 'import' | 'sample';
        format?: 'csv' | 'xlsx' | 'json';
        book?: string;
      };
      header?: {
        /** @description Another book than the personal one that the token names */
        'X-Book-Id'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Streamed, oldest first */
      200: {
        headers: {
          'Content-Disposition': string;
          [name: string]: unknown;
        };
        content: {
          'text/csv': string;
          'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': string;
          'application/json': {
            [key: string]: unknown;
          }[];
        };
      };
      /** @description The published schema refuses the request */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description No token, or none that holds */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not there, or somebody else’s */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description We have no form that the client accepts */
      406: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A rule that needs neighbours or state refuses */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Too many requests */
      429: {
        headers: {
          /** @description Seconds to wait */
          'Retry-After': string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A part is down */
      503: {
        headers: {
          /** @description Seconds to wait */
          'Retry-After': string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  getSample: {
    parameters: {
      query?: {
        book?: string;
      };
      header?: {
        /** @description Another book than the personal one that the token names */
        'X-Book-Id'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The sample */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Sample'];
        };
      };
      /** @description The published schema refuses the request */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description No token, or none that holds */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not there, or somebody else’s */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description We have no form that the client accepts */
      406: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A rule that needs neighbours or state refuses */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A part is down */
      503: {
        headers: {
          /** @description Seconds to wait */
          'Retry-After': string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  loadSample: {
    parameters: {
      query?: {
        book?: string;
      };
      header?: {
        /** @description Another book than the personal one that the token names */
        'X-Book-Id'?: string;
        /** @description The same key with the same body gives the first answer again, for 24 hours */
        'Idempotency-Key'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description What was put in */
      201: {
        headers: {
          /** @description The book’s sequence after this write; reports take it as `atLeast` */
          'X-Book-Sequence': string;
          /** @description The first answer, given again */
          'Idempotency-Replayed'?: 'true';
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SampleLoaded'];
        };
      };
      /** @description The published schema refuses the request */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description No token, or none that holds */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not there, or somebody else’s */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description We have no form that the client accepts */
      406: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description In conflict with what is there */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A rule that needs neighbours or state refuses */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Too many requests */
      429: {
        headers: {
          /** @description Seconds to wait */
          'Retry-After': string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A part is down */
      503: {
        headers: {
          /** @description Seconds to wait */
          'Retry-After': string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  removeSample: {
    parameters: {
      query?: {
        book?: string;
      };
      header?: {
        /** @description Another book than the personal one that the token names */
        'X-Book-Id'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description What was taken out */
      200: {
        headers: {
          /** @description The book’s sequence after this write; reports take it as `atLeast` */
          'X-Book-Sequence': string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SampleRemoval'];
        };
      };
      /** @description The published schema refuses the request */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description No token, or none that holds */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not there, or somebody else’s */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description We have no form that the client accepts */
      406: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A rule that needs neighbours or state refuses */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A part is down */
      503: {
        headers: {
          /** @description Seconds to wait */
          'Retry-After': string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  getInbox: {
    parameters: {
      query?: {
        book?: string;
      };
      header?: {
        /** @description Another book than the personal one that the token names */
        'X-Book-Id'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The numbers */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Inbox'];
        };
      };
      /** @description The published schema refuses the request */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description No token, or none that holds */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not there, or somebody else’s */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description We have no form that the client accepts */
      406: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A rule that needs neighbours or state refuses */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A part is down */
      503: {
        headers: {
          /** @description Seconds to wait */
          'Retry-After': string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  listUncategorised: {
    parameters: {
      query?: {
        limit?: number;
        book?: string;
      };
      header?: {
        /** @description Another book than the personal one that the token names */
        'X-Book-Id'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The groups */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['UncategorisedGroups'];
        };
      };
      /** @description The published schema refuses the request */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description No token, or none that holds */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not there, or somebody else’s */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description We have no form that the client accepts */
      406: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A rule that needs neighbours or state refuses */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A part is down */
      503: {
        headers: {
          /** @description Seconds to wait */
          'Retry-After': string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  listLedgerAccounts: {
    parameters: {
      query?: {
        book?: string;
      };
      header?: {
        /** @description Another book than the personal one that the token names */
        'X-Book-Id'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Whole */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: components['schemas']['LedgerAccount'][];
            nextCursor: null;
          };
        };
      };
      /** @description The published schema refuses the request */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description No token, or none that holds */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not there, or somebody else’s */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description We have no form that the client accepts */
      406: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A rule that needs neighbours or state refuses */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A part is down */
      503: {
        headers: {
          /** @description Seconds to wait */
          'Retry-After': string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  listLedgerEntries: {
    parameters: {
      query?: {
        limit?: number;
        cursor?: string;
        account?: string;
        from?: string;
        to?: string;
        book?: string;
      };
      header?: {
        /** @description Another book than the personal one that the token names */
        'X-Book-Id'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description A page */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: components['schemas']['LedgerEntry'][];
            /** @description null on the last page */
            nextCursor: string | null;
          };
        };
      };
      /** @description The published schema refuses the request */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description No token, or none that holds */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not there, or somebody else’s */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description We have no form that the client accepts */
      406: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A rule that needs neighbours or state refuses */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A part is down */
      503: {
        headers: {
          /** @description Seconds to wait */
          'Retry-After': string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  getTrialBalance: {
    parameters: {
      query?: {
        date?: string;
        book?: string;
      };
      header?: {
        /** @description Another book than the personal one that the token names */
        'X-Book-Id'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description As of the day */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['TrialBalance'];
        };
      };
      /** @description The published schema refuses the request */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description No token, or none that holds */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not there, or somebody else’s */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description We have no form that the client accepts */
      406: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A rule that needs neighbours or state refuses */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A part is down */
      503: {
        headers: {
          /** @description Seconds to wait */
          'Retry-After': string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  verifyLedger: {
    parameters: {
      query?: {
        book?: string;
      };
      header?: {
        /** @description Another book than the personal one that the token names */
        'X-Book-Id'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description What was found */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Verification'];
        };
      };
      /** @description The published schema refuses the request */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description No token, or none that holds */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not there, or somebody else’s */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description We have no form that the client accepts */
      406: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A rule that needs neighbours or state refuses */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Too many requests */
      429: {
        headers: {
          /** @description Seconds to wait */
          'Retry-After': string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A part is down */
      503: {
        headers: {
          /** @description Seconds to wait */
          'Retry-After': string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  exportLedger: {
    parameters: {
      query: {
        format: 'hledger' | 'beancount';
        book?: string;
      };
      header?: {
        /** @description Another book than the personal one that the token names */
        'X-Book-Id'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Streamed, by date, then sequence */
      200: {
        headers: {
          'Content-Disposition': string;
          [name: string]: unknown;
        };
        content: {
          'text/plain': string;
        };
      };
      /** @description The published schema refuses the request */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description No token, or none that holds */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not there, or somebody else’s */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description We have no form that the client accepts */
      406: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A rule that needs neighbours or state refuses */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Too many requests */
      429: {
        headers: {
          /** @description Seconds to wait */
          'Retry-After': string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A part is down */
      503: {
        headers: {
          /** @description Seconds to wait */
          'Retry-After': string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  auditTransaction: {
    parameters: {
      query: {
        /** @description A UUID; ours are of version 7 */
        transactionId: string;
        book?: string;
      };
      header?: {
        /** @description Another book than the personal one that the token names */
        'X-Book-Id'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Oldest first */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: components['schemas']['AuditRecord'][];
            nextCursor: null;
          };
        };
      };
      /** @description The published schema refuses the request */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description No token, or none that holds */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not there, or somebody else’s */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description We have no form that the client accepts */
      406: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A rule that needs neighbours or state refuses */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A part is down */
      503: {
        headers: {
          /** @description Seconds to wait */
          'Retry-After': string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  getWeeklyReport: {
    parameters: {
      query?: {
        /** @description The period that holds this day; default: today */
        date?: string;
        /** @description Default: the book’s */
        currency?: components['schemas']['Currency'];
        atLeast?: number;
        /** @description What Accept does, where a header cannot be set; the parameter wins */
        format?: 'json' | 'csv' | 'xlsx' | 'pdf';
        book?: string;
      };
      header?: {
        /** @description Another book than the personal one that the token names */
        'X-Book-Id'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The report */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['PeriodReport'];
          'text/csv': string;
          'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': string;
          'application/pdf': string;
        };
      };
      /** @description The published schema refuses the request */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description No token, or none that holds */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not there, or somebody else’s */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description We have no form that the client accepts */
      406: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A rule that needs neighbours or state refuses */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Too many requests */
      429: {
        headers: {
          /** @description Seconds to wait */
          'Retry-After': string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A part is down */
      503: {
        headers: {
          /** @description Seconds to wait */
          'Retry-After': string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  getMonthlyReport: {
    parameters: {
      query?: {
        /** @description The period that holds this day; default: today */
        date?: string;
        /** @description Default: the book’s */
        currency?: components['schemas']['Currency'];
        atLeast?: number;
        /** @description What Accept does, where a header cannot be set; the parameter wins */
        format?: 'json' | 'csv' | 'xlsx' | 'pdf';
        book?: string;
      };
      header?: {
        /** @description Another book than the personal one that the token names */
        'X-Book-Id'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The report */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['PeriodReport'];
          'text/csv': string;
          'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': string;
          'application/pdf': string;
        };
      };
      /** @description The published schema refuses the request */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description No token, or none that holds */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not there, or somebody else’s */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description We have no form that the client accepts */
      406: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A rule that needs neighbours or state refuses */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Too many requests */
      429: {
        headers: {
          /** @description Seconds to wait */
          'Retry-After': string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A part is down */
      503: {
        headers: {
          /** @description Seconds to wait */
          'Retry-After': string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  getYearlyReport: {
    parameters: {
      query?: {
        /** @description The period that holds this day; default: today */
        date?: string;
        /** @description Default: the book’s */
        currency?: components['schemas']['Currency'];
        atLeast?: number;
        /** @description What Accept does, where a header cannot be set; the parameter wins */
        format?: 'json' | 'csv' | 'xlsx' | 'pdf';
        book?: string;
      };
      header?: {
        /** @description Another book than the personal one that the token names */
        'X-Book-Id'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The report */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['PeriodReport'];
          'text/csv': string;
          'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': string;
          'application/pdf': string;
        };
      };
      /** @description The published schema refuses the request */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description No token, or none that holds */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not there, or somebody else’s */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description We have no form that the client accepts */
      406: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A rule that needs neighbours or state refuses */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Too many requests */
      429: {
        headers: {
          /** @description Seconds to wait */
          'Retry-After': string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A part is down */
      503: {
        headers: {
          /** @description Seconds to wait */
          'Retry-After': string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  getSummary: {
    parameters: {
      query: {
        /** @description A calendar date YYYY-MM-DD of the years 1900 to 2200, in the book’s time zone */
        from: string;
        /** @description A calendar date YYYY-MM-DD of the years 1900 to 2200, in the book’s time zone */
        to: string;
        /** @description One or two, by comma, of day, week, month, year, category, payee, account, tag */
        groupBy: string;
        type?: 'expense' | 'income' | 'transfer';
        accountId?: string;
        /** @description With its children */
        categoryId?: string;
        payeeId?: string;
        tag?: string;
        minAmount?: string;
        maxAmount?: string;
        source?: 'manual' | 'quick' | 'import' | 'sample';
        /** @description Default: the book’s */
        currency?: components['schemas']['Currency'];
        atLeast?: number;
        /** @description What Accept does, where a header cannot be set; the parameter wins */
        format?: 'json' | 'csv' | 'xlsx' | 'pdf';
        book?: string;
      };
      header?: {
        /** @description Another book than the personal one that the token names */
        'X-Book-Id'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The sums */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Summary'];
          'text/csv': string;
          'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': string;
          'application/pdf': string;
        };
      };
      /** @description The published schema refuses the request */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description No token, or none that holds */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not there, or somebody else’s */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description We have no form that the client accepts */
      406: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A rule that needs neighbours or state refuses */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Too many requests */
      429: {
        headers: {
          /** @description Seconds to wait */
          'Retry-After': string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A part is down */
      503: {
        headers: {
          /** @description Seconds to wait */
          'Retry-After': string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  getCashflow: {
    parameters: {
      query: {
        /** @description A calendar date YYYY-MM-DD of the years 1900 to 2200, in the book’s time zone */
        from: string;
        /** @description A calendar date YYYY-MM-DD of the years 1900 to 2200, in the book’s time zone */
        to: string;
        type?: 'expense' | 'income' | 'transfer';
        accountId?: string;
        /** @description With its children */
        categoryId?: string;
        payeeId?: string;
        tag?: string;
        minAmount?: string;
        maxAmount?: string;
        source?: 'manual' | 'quick' | 'import' | 'sample';
        /** @description Default: the book’s */
        currency?: components['schemas']['Currency'];
        atLeast?: number;
        /** @description What Accept does, where a header cannot be set; the parameter wins */
        format?: 'json' | 'csv' | 'xlsx' | 'pdf';
        book?: string;
      };
      header?: {
        /** @description Another book than the personal one that the token names */
        'X-Book-Id'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The flows */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Cashflow'];
          'text/csv': string;
          'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': string;
          'application/pdf': string;
        };
      };
      /** @description The published schema refuses the request */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description No token, or none that holds */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not there, or somebody else’s */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description We have no form that the client accepts */
      406: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A rule that needs neighbours or state refuses */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Too many requests */
      429: {
        headers: {
          /** @description Seconds to wait */
          'Retry-After': string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A part is down */
      503: {
        headers: {
          /** @description Seconds to wait */
          'Retry-After': string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  getRecurring: {
    parameters: {
      query: {
        /** @description A calendar date YYYY-MM-DD of the years 1900 to 2200, in the book’s time zone */
        from: string;
        /** @description A calendar date YYYY-MM-DD of the years 1900 to 2200, in the book’s time zone */
        to: string;
        accountId?: string;
        /** @description With its children */
        categoryId?: string;
        payeeId?: string;
        tag?: string;
        minAmount?: string;
        maxAmount?: string;
        source?: 'manual' | 'quick' | 'import' | 'sample';
        /** @description Default: the book’s */
        currency?: components['schemas']['Currency'];
        atLeast?: number;
        /** @description What Accept does, where a header cannot be set; the parameter wins */
        format?: 'json' | 'csv' | 'xlsx' | 'pdf';
        book?: string;
      };
      header?: {
        /** @description Another book than the personal one that the token names */
        'X-Book-Id'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description What is fixed */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Recurring'];
          'text/csv': string;
          'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': string;
          'application/pdf': string;
        };
      };
      /** @description The published schema refuses the request */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description No token, or none that holds */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not there, or somebody else’s */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description We have no form that the client accepts */
      406: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A rule that needs neighbours or state refuses */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Too many requests */
      429: {
        headers: {
          /** @description Seconds to wait */
          'Retry-After': string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A part is down */
      503: {
        headers: {
          /** @description Seconds to wait */
          'Retry-After': string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  getCalendar: {
    parameters: {
      query: {
        /** @description A calendar date YYYY-MM-DD of the years 1900 to 2200, in the book’s time zone */
        from: string;
        /** @description A calendar date YYYY-MM-DD of the years 1900 to 2200, in the book’s time zone */
        to: string;
        type?: 'expense' | 'income' | 'transfer';
        accountId?: string;
        /** @description With its children */
        categoryId?: string;
        payeeId?: string;
        tag?: string;
        minAmount?: string;
        maxAmount?: string;
        source?: 'manual' | 'quick' | 'import' | 'sample';
        /** @description Default: the book’s */
        currency?: components['schemas']['Currency'];
        atLeast?: number;
        /** @description What Accept does, where a header cannot be set; the parameter wins */
        format?: 'json' | 'csv' | 'xlsx' | 'pdf';
        book?: string;
      };
      header?: {
        /** @description Another book than the personal one that the token names */
        'X-Book-Id'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The days */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Calendar'];
          'text/csv': string;
          'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': string;
          'application/pdf': string;
        };
      };
      /** @description The published schema refuses the request */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description No token, or none that holds */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not there, or somebody else’s */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description We have no form that the client accepts */
      406: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A rule that needs neighbours or state refuses */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Too many requests */
      429: {
        headers: {
          /** @description Seconds to wait */
          'Retry-After': string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A part is down */
      503: {
        headers: {
          /** @description Seconds to wait */
          'Retry-After': string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  getNetWorth: {
    parameters: {
      query: {
        /** @description A calendar date YYYY-MM-DD of the years 1900 to 2200, in the book’s time zone */
        from: string;
        /** @description A calendar date YYYY-MM-DD of the years 1900 to 2200, in the book’s time zone */
        to: string;
        /** @description How far apart the points are, by the book’s weeks and months */
        groupBy?: 'day' | 'week' | 'month';
        accountId?: string;
        /** @description Default: the book’s */
        currency?: components['schemas']['Currency'];
        atLeast?: number;
        /** @description What Accept does, where a header cannot be set; the parameter wins */
        format?: 'json' | 'csv' | 'xlsx' | 'pdf';
        book?: string;
      };
      header?: {
        /** @description Another book than the personal one that the token names */
        'X-Book-Id'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The points */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['NetWorth'];
          'text/csv': string;
          'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': string;
          'application/pdf': string;
        };
      };
      /** @description The published schema refuses the request */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description No token, or none that holds */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not there, or somebody else’s */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description We have no form that the client accepts */
      406: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A rule that needs neighbours or state refuses */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Too many requests */
      429: {
        headers: {
          /** @description Seconds to wait */
          'Retry-After': string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A part is down */
      503: {
        headers: {
          /** @description Seconds to wait */
          'Retry-After': string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  listNotifications: {
    parameters: {
      query?: {
        limit?: number;
        cursor?: string;
        unread?: 'true' | 'false';
        book?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description A page */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: components['schemas']['Notification'][];
            /** @description null on the last page */
            nextCursor: string | null;
          };
        };
      };
      /** @description The published schema refuses the request */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description No token, or none that holds */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not there, or somebody else’s */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description We have no form that the client accepts */
      406: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A rule that needs neighbours or state refuses */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A part is down */
      503: {
        headers: {
          /** @description Seconds to wait */
          'Retry-After': string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  readNotification: {
    parameters: {
      query?: {
        book?: string;
      };
      header?: never;
      path: {
        /** @description A UUID; ours are of version 7 */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The message */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Notification'];
        };
      };
      /** @description The published schema refuses the request */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description No token, or none that holds */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not there, or somebody else’s */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description We have no form that the client accepts */
      406: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A rule that needs neighbours or state refuses */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A part is down */
      503: {
        headers: {
          /** @description Seconds to wait */
          'Retry-After': string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  getNotificationPreferences: {
    parameters: {
      query?: {
        book?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The preferences */
      200: {
        headers: {
          /** @description The version, in quotes */
          ETag: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['NotificationPreferences'];
        };
      };
      /** @description The published schema refuses the request */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description No token, or none that holds */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not there, or somebody else’s */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description We have no form that the client accepts */
      406: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A rule that needs neighbours or state refuses */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A part is down */
      503: {
        headers: {
          /** @description Seconds to wait */
          'Retry-After': string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  changeNotificationPreferences: {
    parameters: {
      query?: {
        book?: string;
      };
      header?: {
        /** @description The version that the change is made to, as its ETag named it */
        'If-Match'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['NotificationPreferencesPatch'];
        'application/merge-patch+json': components['schemas']['NotificationPreferencesPatch'];
      };
    };
    responses: {
      /** @description The preferences */
      200: {
        headers: {
          /** @description The version, in quotes */
          ETag: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['NotificationPreferences'];
        };
      };
      /** @description The published schema refuses the request */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description No token, or none that holds */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not there, or somebody else’s */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description We have no form that the client accepts */
      406: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Changed since the version that If-Match names */
      412: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description More bytes than the operation takes */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A content type that is not documented here */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A rule that needs neighbours or state refuses */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description If-Match is missing */
      428: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A part is down */
      503: {
        headers: {
          /** @description Seconds to wait */
          'Retry-After': string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  streamEvents: {
    parameters: {
      query?: {
        book?: string;
      };
      header?: {
        'Last-Event-ID'?: string;
        /** @description Another book than the personal one that the token names */
        'X-Book-Id'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description A stream of these */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'text/event-stream': components['schemas']['ServerSentEvent'];
        };
      };
      /** @description The published schema refuses the request */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description No token, or none that holds */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not there, or somebody else’s */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description We have no form that the client accepts */
      406: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A rule that needs neighbours or state refuses */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A part is down */
      503: {
        headers: {
          /** @description Seconds to wait */
          'Retry-After': string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  getStatus: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description In words for the user */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Status'];
        };
      };
      /** @description We have no form that the client accepts */
      406: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A part is down */
      503: {
        headers: {
          /** @description Seconds to wait */
          'Retry-After': string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
}
