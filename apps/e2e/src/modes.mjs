/**
 * The journeys are one list, `src/…/*.e2e-spec.ts`. They are played against one program, and again against the seven
 * services behind their gateway (`vitest run --project split`), but for these, each with its reason.
 */
export const NOT_IN_SPLIT = {
  'disk-full.e2e-spec.ts':
    'the data folder and the server in it are the one program’s own; apart, PostgreSQL is somebody else’s, and what a service answers when it fails is in `database-down`',
  'power-cut.e2e-spec.ts':
    'fifty times the whole program with its database; apart, each process dies by itself: `npm run faults` kills every one of them under load, its short form in every run',
  'released-data.e2e-spec.ts':
    'the one program migrates as it starts; apart, `npm run migrate` does, by the same code, and `services-alone` sees services wait for it',
  'services-alone.e2e-spec.ts': 'is about single services already, and starts its own',
  'seven-services.e2e-spec.ts': 'is about the seven already, without a gateway, and starts its own',
  'traces.e2e-spec.ts':
    'is about both already: the one program, and the seven with a gateway and a collector of its own',
  'two-programs.e2e-spec.ts':
    'two whole programs on one database; two of each service are in `npm run faults`',
  'two-programs-redis.e2e-spec.ts':
    'two whole programs that share a Redis; apart, all services share one in every journey',
};

/**
 * What `npm test` plays through the gateway each time: where a gateway, processes and brokers in between may make another
 * answer. The whole list takes a quarter of an hour more, and is played by hand before a release.
 */
export const IN_EVERY_RUN = [
  'bad-input.e2e-spec.ts',
  'browser/first-expense.e2e-spec.ts',
  'browser/live.e2e-spec.ts',
  'browser/offline.e2e-spec.ts',
  'browser/reports-down.e2e-spec.ts',
  'config-additions.e2e-spec.ts',
  'database-down.e2e-spec.ts',
  'doors.e2e-spec.ts',
  'first-expense.e2e-spec.ts',
  'household.e2e-spec.ts',
  'import-power-cut.e2e-spec.ts',
  'limits.e2e-spec.ts',
  'phone-app.e2e-spec.ts',
  'protocol.e2e-spec.ts',
];

/** Those that disturb the services, which a stack that somebody else started (`HISAAB_JOURNEYS_URL`) does not let them. */
export const NOT_AT_ANOTHERS = [
  'config-additions.e2e-spec.ts',
  'database-down.e2e-spec.ts',
  'doors.e2e-spec.ts',
  'import-power-cut.e2e-spec.ts',
  'large-changes.e2e-spec.ts',
  'large-files.e2e-spec.ts',
  'limits.e2e-spec.ts',
  'protocol.e2e-spec.ts',
  'traces.e2e-spec.ts',
  'browser/large-changes.e2e-spec.ts',
  'browser/reports-down.e2e-spec.ts',
];
