export { LedgerModule, type LedgerPorts } from './ledger.module';
export { HeadWitness, type WitnessedHead } from './verification/head-witness';
export { ReportingWitness } from './verification/reporting.witness';
