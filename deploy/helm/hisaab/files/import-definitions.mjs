/** Gives RabbitMQ the definitions that the container before this one wrote, through its management API. */
import { readFileSync } from 'node:fs';

const { RABBITMQ_MANAGEMENT_URL: address, RABBITMQ_USER: user, RABBITMQ_PASSWORD: password } = process.env;
const definitions = JSON.parse(readFileSync('/shared/definitions.json', 'utf8'));
// With its entry there the account would lose the right to come again: the definitions know it as the operators' alone.
definitions.users = definitions.users.filter(({ name }) => name !== user);
const answer = await fetch(`${address}/api/definitions`, {
  method: 'POST',
  headers: {
    'content-type': 'application/json',
    authorization: `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`,
  },
  body: JSON.stringify(definitions),
  signal: AbortSignal.timeout(60_000),
});
if (!answer.ok) throw new Error(`${address} answered ${answer.status}: ${(await answer.text()).slice(0, 500)}`);
console.log(`${address} has the definitions.`);
