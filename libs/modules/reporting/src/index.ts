export { LedgerHeads } from './books/ledger-heads.repository';
export { aggregatesCommand } from './facts/aggregates.command';
export { AggregatesRepository, type Drift } from './facts/aggregates.repository';
export { wrongTotals } from './facts/totals.check';
export { NightlyCheck } from './facts/nightly.check';
export { reportingConfig } from './reporting.config';
export { ReportingModule } from './reporting.module';
export { ReportingDoors } from './reporting-doors.module';
export { rebuildCommand, type RebuildCommandTools } from './rebuild/rebuild.command';
