import { readFileSync } from 'node:fs';

import { SERVICES, WORK_CONSUMERS } from '@hisaab/contracts';
import {
  deadLettersOf,
  DEFAULT_RETRIES,
  messagesCommand,
  RabbitDeadLetters,
  ReceivedDeadLetters,
  TableDeadLetters,
} from '@hisaab/messaging';
import { runCommand } from '@hisaab/platform';

/** In the tables of the seven services, of what they sent and of what came over Kafka, and in RabbitMQ's queues. */
void runCommand((tools) => {
  const databases = SERVICES.map(tools.database);
  const { RABBITMQ_URL: url, RABBITMQ_TLS_CA_FILE: ca } = tools.environment;
  const queues = url && {
    url,
    ca: ca ? readFileSync(ca, 'utf8') : undefined,
    consumers: Object.keys(WORK_CONSUMERS),
    homes: databases,
    retries: DEFAULT_RETRIES,
  };
  const places = [
    new TableDeadLetters(databases, databases),
    new ReceivedDeadLetters(databases),
    ...(queues ? [new RabbitDeadLetters(queues)] : []),
  ];
  return messagesCommand({ ...tools, deadLetters: deadLettersOf(places) });
});
