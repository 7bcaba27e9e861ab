/** Gives RabbitMQ the definitions that the container before this one wrote, through its management API. */
import { readFileSync } from 'node:fs';

const { RABBITMQ_MANAGEMENT_URL: address, RABBITMQ_USER: user, RABBITMQ_PASSWORD: password } = process.env;
const answer = await fetch(`${address}/api/definitions`, {
  method: 'POST',
  headers: {
    'content-type': 'application/json',
    authorization: `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`,
  },
  body: readFileSync('/shared/definitions.json'),
  signal: AbortSignal.timeout(60_000),
});
if (!answer.ok) throw new Error(`${address} answered ${answer.status}: ${(await answer.text()).slice(0, 500)}`);
console.log(`${address} has the definitions.`);
