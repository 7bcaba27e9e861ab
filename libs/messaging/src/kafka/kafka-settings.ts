import { readFileSync } from 'node:fs';

import type { KafkaSettings } from './kafka-types';

/** As the environment names them. */
export interface KafkaVariables {
  /** `host:port`, several with commas between. */
  readonly KAFKA_BROKERS?: string | undefined;
  readonly KAFKA_SASL_USERNAME?: string | undefined;
  readonly KAFKA_SASL_PASSWORD?: string | undefined;
  readonly KAFKA_TLS_CA_FILE?: string | undefined;
  /** `false` lets an account over a line that is not TLS. */
  readonly KAFKA_TLS?: string | undefined;
}

/** Nothing where no broker is named. Only where it is said does an account go over a line that is not TLS. */
export function kafkaSettings(variables: KafkaVariables, clientId: string): KafkaSettings | undefined {
  const [brokerList, username, password, file, wanted] = [
    variables.KAFKA_BROKERS,
    variables.KAFKA_SASL_USERNAME,
    variables.KAFKA_SASL_PASSWORD,
    variables.KAFKA_TLS_CA_FILE,
    variables.KAFKA_TLS,
  ].map((value) => value || undefined); // an empty one is how compose files say nothing
  const brokers = (brokerList ?? '').split(',').flatMap((broker) => broker.trim() || []);
  if (brokers.length === 0) return undefined;
  if ((username === undefined) !== (password === undefined)) {
    throw new Error('KAFKA_SASL_USERNAME and KAFKA_SASL_PASSWORD are given together or not at all');
  }
  if (wanted === 'false' && file !== undefined) {
    throw new Error('KAFKA_TLS is false and KAFKA_TLS_CA_FILE is given: leave one of them out');
  }
  const isTls = wanted === undefined ? file !== undefined || username !== undefined : wanted === 'true';
  const tls = file === undefined ? {} : { ca: readFileSync(file, 'utf8') };
  return {
    brokers,
    clientId,
    ...(username !== undefined && password !== undefined && { account: { username, password } }),
    ...(isTls && { tls }),
  };
}
