export { LedgerModule, type LedgerPorts } from './ledger.module';
export { HeadWitness, type WitnessedHead } from './verification/head-witness';
export { ReportingWitness } from './verification/reporting.witness';
export { wrongBooks } from './verification/books.check';
