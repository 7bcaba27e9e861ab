export { eventually } from './eventually';
export { independentJudge } from './independent-judge';
export { testDatabase, testMasterKey, type TestDatabase } from './test-database';
export { expectAgreement, expectDrained } from './agreement';
export {
  householdFiles,
  householdRows,
  type HouseholdFile,
  type HouseholdRow,
} from './household-files.config';
export { bookFingerprint } from './book-fingerprint';
export { withFaultAt, type Fault } from './statement-faults';
export { releaseDumps, restoreRelease, type ReleaseDump } from './release-dump';
export { serviceFingerprint } from './service-fingerprint';
export { deliverThroughFaults } from './consumer-faults';
