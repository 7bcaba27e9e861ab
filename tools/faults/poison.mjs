import { randomUUID } from 'node:crypto';
import amqp from 'amqplib';
import { Kafka, logLevel } from 'kafkajs';

/** As it looks when a mistake gets into a producer: what is no JSON, what is no envelope, what breaks its contract. */
const poisons = (type, source) => [
  'no JSON at all {',
  JSON.stringify({ hello: 'world' }),
  JSON.stringify(envelope(type, source, { nonsense: true })),
  JSON.stringify(envelope(type, source, null)),
];

function envelope(type, source, data) {
  const book = randomUUID();
  return {
    specversion: '1.0',
    id: randomUUID(),
    source,
    type,
    time: new Date().toISOString(),
    datacontenttype: 'application/json',
    subject: randomUUID(),
    bookid: book,
    data,
  };
}

/** Into the queues of all who set up a new user. */
export async function poisonRabbitmq({ rabbitmqUrl }, count) {
  const type = 'auth.user.registered.v1';
  const connection = await amqp.connect(rabbitmqUrl);
  const channel = await connection.createConfirmChannel();
  const forms = poisons(type, '/auth');
  for (let i = 0; i < count; i += 1) {
    const properties = { type, messageId: randomUUID(), persistent: true, mandatory: true };
    channel.publish('hisaab.work', type, Buffer.from(forms[i % forms.length]), properties);
  }
  await channel.waitForConfirms();
  await connection.close();
}

/** Into the stream of transactions, among everybody's. */
export async function poisonKafka({ kafkaBrokers }, count) {
  const type = 'billing.transaction.recorded.v1';
  const kafka = new Kafka({
    brokers: kafkaBrokers.split(','),
    clientId: 'poison',
    logLevel: logLevel.NOTHING,
  });
  const producer = kafka.producer();
  await producer.connect();
  const forms = poisons(type, '/billing');
  const messages = Array.from({ length: count }, (_, i) => ({
    key: randomUUID(),
    value: forms[i % forms.length],
    headers: { type, id: randomUUID(), source: '/billing' },
  }));
  await producer.send({ topic: 'hisaab.billing.facts', messages });
  await producer.disconnect();
}
