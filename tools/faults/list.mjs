import { poisonKafka, poisonRabbitmq } from './poison.mjs';

/**
 * @typedef {object} Fault
 * @property {string} name
 * @property {readonly string[]} away the parts whose users may go without an answer meanwhile; nobody else may
 * @property {number} seconds how long it lasts
 * @property {boolean} [isOneOfTwo] its twin goes on: only what was in its hands may fail
 * @property {number} [knownAfterMs] for so long whoever spreads the requests may give some to what is dead
 * @property {(stack: import('../split/stack.mjs').Stack) => unknown} hurt
 * @property {(stack: import('../split/stack.mjs').Stack) => unknown} [mend] resolves when it is back
 */

export const SERVICES = ['auth', 'user', 'billing', 'ledger', 'reporting', 'notification', 'templating'];
/** Without these everything goes on. */
const UNFELT = new Set(['rabbitmq', 'kafka', 'redis']);

const part = (stack, name) => {
  const found = stack.parts.get(name);
  if (!found) throw new Error(`The stack has no ${name}`);
  return found;
};

/** @returns {Fault} */
const killed = (name, seconds) => ({
  name: `${name} killed`,
  away: UNFELT.has(name) ? [] : [name],
  seconds,
  hurt: (stack) => part(stack, name).kill('SIGKILL'),
  mend: (stack) => part(stack, name).start(),
});

/** @returns {Fault} */
const paused = (name, seconds) => ({
  name: `${name} paused for ${seconds} s`,
  away: [name],
  seconds,
  hurt: (stack) => part(stack, name).pause(),
  mend: (stack) => part(stack, name).resume(),
});

/** @returns {Fault} */
const cut = (service, broker, seconds) => ({
  name: `${service} cut off from ${broker}`,
  away: [],
  seconds,
  hurt: (stack) => stack.cut(service, broker),
  mend: (stack) => stack.heal(service, broker),
});

const poisoned = (count, seconds) => [
  {
    name: `RabbitMQ: ${count} poisoned`,
    away: [],
    seconds,
    hurt: (stack) => poisonRabbitmq(stack, count),
  },
  { name: `Kafka: ${count} poisoned`, away: [], seconds, hurt: (stack) => poisonKafka(stack, count) },
];

/** Everything that the long form does, with one process of each service. */
export const LONG = [
  { name: 'nothing', away: [], seconds: 30, hurt: () => undefined },
  ...SERVICES.map((name) => killed(name, 10)),
  killed('rabbitmq', 60),
  killed('kafka', 60),
  killed('redis', 15),
  killed('postgres', 10),
  paused('billing', 30),
  paused('reporting', 30),
  ...poisoned(300, 10),
  cut('billing', 'kafka', 20),
  cut('ledger', 'kafka', 20),
  cut('auth', 'rabbitmq', 20),
  cut('notification', 'rabbitmq', 20),
];

/** With two of each: what is killed has a twin. One that hangs keeps what it has until the gateway gives it up. */
export const TWO_OF_EACH = [
  { name: 'two of each', away: [], seconds: 15, hurt: () => undefined },
  ...SERVICES.map((name) => ({
    ...killed(name, 8),
    name: `one of two: ${name} killed`,
    away: [],
    isOneOfTwo: true,
  })),
  ...['billing', 'ledger'].map((name) => ({
    ...paused(name, 30),
    name: `one of two: ${name} paused for 30 s`,
  })),
];

/** What CI has time for. */
export const SHORT = [
  { name: 'nothing', away: [], seconds: 4, hurt: () => undefined },
  killed('billing', 3),
  killed('reporting', 3),
  killed('rabbitmq', 3),
  killed('kafka', 3),
  killed('redis', 3),
  killed('postgres', 3),
  paused('ledger', 5),
  ...poisoned(40, 1),
  cut('billing', 'kafka', 4),
];
