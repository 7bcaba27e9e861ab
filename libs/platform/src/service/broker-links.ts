import { readFileSync } from 'node:fs';
import { WORK_CONSUMERS } from '@hisaab/contracts';
import { KafkaLink, RabbitLink, kafkaSettings, type BrokerLink } from '@hisaab/messaging';
import { ConfigurationError } from '../configuration/environment';
import type { PlatformConfig } from '../configuration/platform.config';
import { reasonOf } from '../start-problem';

/** The brokers that the configuration names; a channel without one stays in the process. */
export interface Links {
  readonly rabbitmq?: BrokerLink;
  readonly kafka?: BrokerLink;
}

/** @param name how the brokers' logs call this process */
export function brokerLinks(config: PlatformConfig, name: string): Links {
  try {
    const settings = kafkaSettings(config, name);
    return { ...rabbitmqOf(config), ...(settings ? { kafka: new KafkaLink(settings) } : {}) };
  } catch (error) {
    throw new ConfigurationError(`The brokers cannot be used as configured: ${reasonOf(error)}.`);
  }
}

function rabbitmqOf({ RABBITMQ_URL: url, RABBITMQ_TLS_CA_FILE: file }: PlatformConfig): Links {
  if (url === undefined) return {};
  const ca = file === undefined ? undefined : readFileSync(file, 'utf8');
  return { rabbitmq: new RabbitLink({ url, ca, consumers: WORK_CONSUMERS }) };
}
