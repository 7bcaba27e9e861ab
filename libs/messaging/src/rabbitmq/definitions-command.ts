import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';

import { SERVICES, WORK_CONSUMERS, type Service } from '@hisaab/contracts';

import { DEFAULT_RETRIES } from '../delivery/back-off';
import { rabbitDefinitions, type Account } from './definitions';

export interface DefinitionsCommandTools {
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly say: (line: string) => void;
  readonly arguments: readonly string[];
}

const USAGE = `Writes RabbitMQ's definitions: accounts with the least rights, exchanges, queues and bindings.

  rabbitmq:definitions --out FILE                 a file for load_definitions, readable by its owner alone

It reads the addresses that the services themselves are given:
  RABBITMQ_URL                    the operator's, whose account lists and redrives what is dead
  <SERVICE>_RABBITMQ_URL          one for each of ${SERVICES.join(', ')}

All name the same virtual host, as in amqp://billing:<password>@rabbitmq/hisaab.`;

/** `npm run rabbitmq:definitions -- --out FILE`. @returns the exit code */
export function definitionsCommand({ environment, say, arguments: words }: DefinitionsCommandTools): number {
  const file = outIn(words);
  const operator = addressIn(environment.RABBITMQ_URL);
  const given = SERVICES.map((service) => [service, addressIn(environment[variableOf(service)])] as const);
  const missing = given.filter(([, address]) => !address).map(([service]) => variableOf(service));
  if (file === undefined || !operator || missing.length > 0) {
    say(
      `${USAGE}\n\nNot given, or not an address with an account: ${file === undefined ? '--out ' : ''}${operator ? '' : 'RABBITMQ_URL '}${missing.join(' ')}`,
    );
    return 2;
  }
  const strangers = given.filter(([, address]) => address?.vhost !== operator.vhost);
  if (strangers.length > 0) {
    say(
      `${strangers.map(([service]) => variableOf(service)).join(', ')}: not in the virtual host ${operator.vhost}`,
    );
    return 2;
  }
  const definitions = rabbitDefinitions({
    vhost: operator.vhost,
    operator,
    services: Object.fromEntries(given),
    consumers: WORK_CONSUMERS,
    retries: DEFAULT_RETRIES,
  });
  writeFileSync(file, `${JSON.stringify(definitions, null, 2)}\n`, { mode: 0o600 });
  say(`wrote ${file}`);
  return 0;
}

function outIn(words: readonly string[]): string | undefined {
  try {
    return parseArgs({ args: [...words], options: { out: { type: 'string' } } }).values.out;
  } catch {
    return undefined;
  }
}

function variableOf(service: Service): string {
  return `${service.toUpperCase()}_RABBITMQ_URL`;
}

function addressIn(url: string | undefined): (Account & { readonly vhost: string }) | undefined {
  if (url === undefined || !URL.canParse(url)) return undefined;
  const { username, password, pathname } = new URL(url);
  if (username === '' || password === '') return undefined;
  return {
    name: decodeURIComponent(username),
    password: decodeURIComponent(password),
    vhost: decodeURIComponent(pathname.slice(1)) || '/',
  };
}
