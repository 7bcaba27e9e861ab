export { eventually } from './eventually';
export { testDatabase, testMasterKey, type TestDatabase } from './test-database';
export { expectAgreement, expectDrained } from './agreement';
