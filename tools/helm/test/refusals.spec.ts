import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasHelm } from './helm.config';
import { Charts, type Values } from './rendered';

/** What is given, and the words that whoever gave it is told. */
const OF_ONE_VALUE: [string, string[]][] = [
  ['globl.mode=services', ["additional properties 'globl' not allowed"]],
  ['global.mood=services', ["at '/global': additional properties 'mood' not allowed"]],
  ['global.mode=x', ["at '/global/mode'", "'services', 'all-in-one'"]],
  [
    'global.image.pullPolicy=Sometimes',
    ["at '/global/image/pullPolicy'", "'Always', 'IfNotPresent', 'Never'"],
  ],
  ['global.image.tag=a b', ["at '/global/image/tag'"]],
  ['global.origin=hisaab.example', ["at '/global/origin'"]],
  ['global.origin=https://hisaab.example/', ["at '/global/origin'"]],
  ['global.logLevel=loud', ["at '/global/logLevel'"]],
  ['global.limitsProfile=none', ["at '/global/limitsProfile'"]],
  ['global.secrets.name=', ["at '/global/secrets/name'"]],
  ['global.secrets.name=My_Secret', ["at '/global/secrets/name'"]],
  ['global.postgresql.port=none', ["at '/global/postgresql/port'", 'want integer']],
  ['global.postgresql.port=70000', ["at '/global/postgresql/port'"]],
  ['global.postgresql.host=postgres://pg', ["at '/global/postgresql/host'"]],
  ['global.postgresql.sslMode=verify', ["at '/global/postgresql/sslMode'"]],
  ['global.kafka.brokers=kafka', ["at '/global/kafka/brokers'"]],
  ['global.redis.tls=yes', ["at '/global/redis/tls'", 'want boolean']],
  ['global.stop.shutdownSeconds=0', ["at '/global/stop/shutdownSeconds'"]],
  ['global.networkPolicy.external.redis={10.0.0.1}', ["at '/global/networkPolicy/external/redis/0'"]],
  ['billing.replicas=-1', ["at '/replicas'", 'billing:']],
  ['billing.replicas=two', ["at '/replicas'", 'want integer', 'billing:']],
  ['billing.replica=2', ["additional properties 'replica' not allowed", 'billing:']],
  ['billing.enabled=maybe', ["at '/billing/enabled'", 'want boolean']],
  ['billing.autoscaling.maxReplicas=0', ["at '/autoscaling/maxReplicas'", 'billing:']],
  ['billing.autoscaling.minReplicas=0', ["at '/autoscaling/minReplicas'", 'billing:']],
  ['billing.resources.requests.cpu=lots', ["at '/resources/requests/cpu'", 'billing:']],
  ['billing.resources.limits.memory=1 GB', ["at '/resources/limits/memory'", 'billing:']],
  ['billing.env.log_level=debug', ["additional properties 'log_level' not allowed", 'billing:']],
  ['billing.configFiles.limits=x', ["additional properties 'limits' not allowed", 'billing:']],
  ['gateway.service.type=ExternalName', ["at '/service/type'", 'gateway:']],
  ['gateway.workers=0', ["at '/workers'", 'gateway:']],
  ['gateway.trustedProxies={everybody}', ["at '/trustedProxies/0'", 'gateway:']],
  ['secrets.generate=1', ["at '/secrets/generate'", 'want boolean']],
  ['secrets.external.storeKind=Vault', ["at '/secrets/external/storeKind'"]],
  ['migrate.activeDeadlineSeconds=1', ["at '/migrate/activeDeadlineSeconds'"]],
  ['ingress.host=https://hisaab.example', ["at '/ingress/host'"]],
  ['monitoring.serviceMonitor.interval=often', ["at '/monitoring/serviceMonitor/interval'"]],
  ['rabbitmqDefinitions.managementUrl=amqp://rabbit', ["at '/rabbitmqDefinitions/managementUrl'"]],
];

/** Each value is well, and they say no one thing. */
const OF_SEVERAL: [string, Values, string][] = [
  [
    'an autoscaler for one process',
    { set: ['global.mode=all-in-one', 'billing.autoscaling.enabled=true'] },
    'billing.autoscaling.enabled: there is one process with global.mode all-in-one, and nothing to scale. Set it to false, or global.mode=services.',
  ],
  [
    'a broker for one process',
    { set: ['global.mode=all-in-one', 'kafka.enabled=true'] },
    'Set kafka.enabled=false, or global.mode=services.',
  ],
  [
    'two PostgreSQL',
    { set: ['postgresql.enabled=true', 'global.postgresql.host=pg.example'] },
    'one PostgreSQL is wanted. Empty the host, or set postgresql.enabled=false.',
  ],
  [
    'two Kafkas',
    { set: ['kafka.enabled=true', 'global.kafka.brokers=one:9092', 'global.kafka.tls=true'] },
    'one Kafka is wanted. Empty the brokers, or set kafka.enabled=false.',
  ],
  [
    'TLS with the Redis of the release',
    { files: ['kind'], set: ['global.redis.tls=true'] },
    'name one outside with TLS and set redis.enabled=false.',
  ],
  [
    'accounts in plain sight of a Kafka elsewhere',
    { set: ['global.kafka.brokers=one:9092'] },
    'global.kafka.tls: accounts go to a Kafka outside of this release over TLS alone. Set it to true.',
  ],
  [
    'secrets by chance for a PostgreSQL that knows others',
    { set: ['secrets.generate=true'] },
    'Make the Secret yourself, or use secrets.external.',
  ],
  [
    'two makers of the Secret',
    { files: ['kind'], set: ['secrets.external.enabled=true'] },
    'one of them makes the Secret. Set the other to false.',
  ],
  [
    'a store of secrets without a name',
    { set: ['secrets.external.enabled=true'] },
    'say secrets.external.storeName and secrets.external.remoteKey',
  ],
  [
    'an entrance without a name',
    { set: ['ingress.enabled=true'] },
    'ingress.enabled: say ingress.host, the name that people open.',
  ],
  [
    'an entrance whose pages the gateway keeps out',
    { set: ['ingress.enabled=true', 'ingress.host=hisaab.example'] },
    'say global.origin too, which the gateway lets pages in from (https://hisaab.example).',
  ],
  [
    'definitions for nobody',
    { set: ['rabbitmqDefinitions.enabled=true'] },
    'say rabbitmqDefinitions.managementUrl',
  ],
  [
    'fewer at most than at least',
    { set: ['billing.autoscaling.enabled=true', 'billing.autoscaling.minReplicas=9'] },
    'billing: autoscaling.minReplicas (9) is more than autoscaling.maxReplicas (6): raise the one or lower the other.',
  ],
];

describe.runIf(hasHelm)('wrong values are refused', { timeout: 60_000 }, () => {
  let charts: Charts;
  beforeAll(() => {
    charts = new Charts();
  }, 60_000);
  afterAll(() => charts?.remove());

  it.each(OF_ONE_VALUE)('%s', (given, words) => {
    const said = charts.refusal({ set: [given] });
    for (const word of words) expect(said).toContain(word);
  });

  it.each(OF_SEVERAL)('%s', (_what, values, words) => {
    expect(charts.refusal(values)).toContain(words);
  });

  it('a chart alone as well', () => {
    expect(charts.refusal({ chart: 'billing', set: ['replicas=-1'] })).toContain("at '/replicas'");
    expect(charts.refusal({ chart: 'gateway', set: ['global.mode=x'] })).toContain("at '/global/mode'");
  });

  it('a Kubernetes that is too old', () => {
    expect(charts.refusal({ words: ['--kube-version', '1.29.0'] })).toContain('requires kubeVersion: >=1.30');
  });
});
