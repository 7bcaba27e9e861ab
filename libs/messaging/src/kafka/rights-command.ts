import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';

import { EVENTS, SERVICES, STREAM_CONSUMERS } from '@hisaab/contracts';

import { describe } from '../trouble';
import { KafkaDriver } from './kafka-driver';
import { kafkaSettings, type KafkaVariables } from './kafka-settings';
import type { KafkaSettings } from './kafka-types';
import { rightsOf } from './rights';
import { DEFAULT_NAMES, topicsOf } from './topics';

export interface KafkaRightsTools {
  readonly environment: KafkaVariables;
  readonly say: (line: string) => void;
  readonly arguments: readonly string[];
}

const USAGE = `Makes the topics, and gives the services' accounts (${SERVICES.join(', ')}) their rights and no more.

  kafka:rights                        what is there already stays
  kafka:rights --patience SECONDS     for so long brokers that do not take it are asked again

KAFKA_BROKERS, KAFKA_SASL_USERNAME, KAFKA_SASL_PASSWORD and KAFKA_TLS_CA_FILE name the brokers and an account that may
do this; the accounts themselves are made with Kafka's own tools.`;

/** `npm run kafka:rights`. @returns the exit code */
export async function kafkaRightsCommand({
  environment,
  say,
  arguments: words,
}: KafkaRightsTools): Promise<number> {
  const settings = kafkaSettings(environment, 'hisaab-rights');
  const seconds = patienceIn(words);
  if (!settings || seconds === undefined) {
    say(USAGE);
    return 2;
  }
  const until = Date.now() + seconds * 1_000;
  for (let said = ''; ;) {
    try {
      await giveRights(settings, say);
      return 0;
    } catch (error) {
      const reason = describe(error);
      if (reason !== said) say(reason);
      if (Date.now() >= until) return 1;
      said = reason;
      await pause(1_000);
    }
  }
}

function patienceIn(words: readonly string[]): number | undefined {
  try {
    const { patience = '0' } = parseArgs({
      args: [...words],
      options: { patience: { type: 'string' } },
    }).values;
    return Number(patience) >= 0 ? Number(patience) : undefined;
  } catch {
    return undefined;
  }
}

async function giveRights(settings: KafkaSettings, say: (line: string) => void): Promise<void> {
  const driver = new KafkaDriver(settings);
  try {
    const streams = [...EVENTS.values()].filter(({ channel }) => channel !== 'work').map(({ type }) => type);
    const topics = topicsOf(DEFAULT_NAMES, streams);
    await driver.createTopics(topics);
    for (const { topic } of topics) say(`topic ${topic}`);
    for (const service of SERVICES) {
      const consumed = Object.entries(STREAM_CONSUMERS)
        .filter(([consumer]) => consumer.split('.', 1)[0] === service)
        .flatMap(([, types]) => types);
      await driver.allow(service, rightsOf(service, consumed, DEFAULT_NAMES));
    }
    say(`${SERVICES.length} accounts have their rights`);
  } finally {
    await driver.close();
  }
}
