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
export { hasKafka, kafkaServer, type KafkaServer } from './servers/kafka';
export { sharedServer } from './servers/server-of-the-run';
export { hasRabbit, rabbitmqServer, type RabbitServer } from './servers/rabbitmq';
export { canShareRabbit, sharedRabbit } from './servers/shared-rabbitmq';
export { testCertificates, type TestCertificates } from './servers/certificates';
export { cuttableProxy, type CuttableProxy } from './servers/cuttable-proxy';
export { hasRedis, redisServer, type RedisServer } from './servers/redis';
