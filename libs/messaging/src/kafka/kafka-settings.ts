import { readFileSync } from 'node:fs';

import type { KafkaSettings } from './kafka-types';

/** As the environment names them. */
export interface KafkaVariables {
  /** `host:port`, several with commas between. */
  readonly KAFKA_BROKERS?: string | undefined;
  readonly KAFKA_SASL_USERNAME?: string | undefined;
  readonly KAFKA_SASL_PASSWORD?: string | undefined;
  readonly KAFKA_TLS_CA_FILE?: string | undefined;
}

/** Nothing where no broker is named. An account never goes over a line that is not TLS. */
export function kafkaSettings(variables: KafkaVariables, clientId: string): KafkaSettings | undefined {
  const [brokerList, username, password, file] = [
    variables.KAFKA_BROKERS,
    variables.KAFKA_SASL_USERNAME,
    variables.KAFKA_SASL_PASSWORD,
    variables.KAFKA_TLS_CA_FILE,
  ].map((value) => value || undefined); // an empty one is how compose files say nothing
  const brokers = (brokerList ?? '').split(',').flatMap((broker) => broker.trim() || []);
  if (brokers.length === 0) return undefined;
  if ((username === undefined) !== (password === undefined)) {
    throw new Error('KAFKA_SASL_USERNAME and KAFKA_SASL_PASSWORD are given together or not at all');
  }
  const tls = file === undefined ? {} : { ca: readFileSync(file, 'utf8') };
  return {
    brokers,
    clientId,
    ...(username !== undefined && password !== undefined && { account: { username, password } }),
    ...((file !== undefined || username !== undefined) && { tls }),
  };
}
