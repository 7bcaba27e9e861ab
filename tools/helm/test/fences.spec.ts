import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { containersOf, millicores, podsOf } from './manifest';
import { hasHelm } from './helm.config';
import { Charts, OUTSIDE, type Values } from './rendered';

const EVERY: [string, Values][] = [
  ['as the charts come', {}],
  ['on a laptop', { files: ['kind'] }],
  ['in a cloud', { files: ['cloud'] }],
  ['in one process', { files: ['all-in-one'] }],
  ['in one process with its PostgreSQL', { set: ['global.mode=all-in-one', 'postgresql.enabled=true'] }],
  [
    'with stores outside',
    {
      set: [
        ...OUTSIDE,
        'rabbitmqDefinitions.enabled=true',
        'rabbitmqDefinitions.managementUrl=https://rabbit.example:15671',
      ],
    },
  ],
  ['with backups', { set: [...OUTSIDE, 'backup.enabled=true', 'restore.enabled=true', 'restore.from=one'] }],
  ['upgraded', { files: ['kind'], words: ['--is-upgrade'] }],
];

describe.runIf(hasHelm)('what pods may', { timeout: 60_000 }, () => {
  let charts: Charts;
  beforeAll(() => {
    charts = new Charts();
  }, 60_000);
  afterAll(() => charts?.remove());

  it.each(EVERY)('is what the restricted profile lets them, and less: %s', (_what, values) => {
    const manifests = charts.rendered(values);
    const accounts = new Set(
      manifests.filter(({ kind }) => kind === 'ServiceAccount').map(({ metadata }) => metadata.name),
    );
    const pods = podsOf(manifests);
    expect(pods.length).toBeGreaterThan(1);
    for (const pod of pods) {
      const { owner, spec } = pod;
      expect(spec.automountServiceAccountToken, owner).toBe(false);
      expect([...accounts], owner).toContain(spec.serviceAccountName);
      expect([spec.hostNetwork, spec.hostPID, spec.hostIPC].includes(true), owner).toBe(false);
      expect(spec.securityContext, owner).toMatchObject({
        runAsNonRoot: true,
        seccompProfile: { type: 'RuntimeDefault' },
      });
      for (const volume of spec.volumes) expect(volume, owner).not.toHaveProperty('hostPath');
      for (const container of containersOf(pod)) {
        const { name, image, securityContext: own, resources, volumeMounts } = container;
        const where = `${owner}: ${name}`;
        expect(own, where).toMatchObject({
          allowPrivilegeEscalation: false,
          readOnlyRootFilesystem: true,
          capabilities: { drop: ['ALL'] },
        });
        expect(own.privileged ?? false, where).toBe(false);
        expect(own.runAsUser ?? spec.securityContext.runAsUser ?? 0, where).toBeGreaterThan(0);
        expect(Object.keys(resources.requests), where).toEqual(expect.arrayContaining(['cpu', 'memory']));
        expect(Object.keys(resources.limits), where).toContain('memory');
        expect(image, where).toMatch(/^[^:\s]+:[^:\s]+$/);
        expect(
          volumeMounts.map(({ mountPath }) => mountPath),
          where,
        ).toContain('/tmp');
      }
    }
    for (const { kind, metadata, ...account } of manifests) {
      if (kind === 'ServiceAccount')
        expect(account, metadata.name).toMatchObject({ automountServiceAccountToken: false });
    }
  });

  it.each(EVERY.filter(([what]) => !/laptop|upgraded/.test(what)))(
    'holds no secret in its manifests: %s',
    (_what, values) => {
      const manifests = charts.rendered(values);
      expect(manifests.filter(({ kind }) => kind === 'Secret')).toEqual([]);
      for (const pod of podsOf(manifests)) {
        for (const { env } of containersOf(pod)) {
          for (const { name, value = '' } of env) {
            if (/PASSWORD|MASTER_KEY|TOKEN$/.test(name))
              expect(value, `${pod.owner} ${name}`).toMatch(/^(\$\([A-Z_]+\))?$/);
            expect(value, `${pod.owner} ${name}`).not.toMatch(
              /:\/\/[^/@]*:(?!\$\([A-Z_]*PASSWORD\)@)[^/@]*@/,
            );
          }
        }
      }
    },
  );

  it('makes secrets by chance on a laptop alone, once, and lets them stay', () => {
    const [one] = charts.rendered({ files: ['kind'] }).filter(({ kind }) => kind === 'Secret');
    const [other] = charts
      .rendered({ files: ['kind'], set: ['test.seconds=60'] })
      .filter(({ kind }) => kind === 'Secret');
    const data = (one?.['data'] ?? {}) as Record<string, string>;
    expect(one?.metadata.annotations).toMatchObject({ 'helm.sh/resource-policy': 'keep' });
    expect(Object.keys(data)).toHaveLength(13);
    expect(new Set(Object.values(data)).size).toBe(13);
    expect(other?.['data']).not.toEqual(data);
    expect(Buffer.from(Buffer.from(data['master-key'] ?? '', 'base64').toString(), 'base64')).toHaveLength(
      32,
    );
    for (const [key, value] of Object.entries(data)) {
      if (key === 'master-key') continue;
      expect(Buffer.from(value, 'base64').toString(), key).toMatch(/^[A-Za-z0-9]{40}$/);
    }
  });

  it('fits two cores on a laptop, with room for two of a service at once', () => {
    const asked = podsOf(charts.rendered({ files: ['kind'] })).map(({ spec }) =>
      Math.max(
        spec.containers.reduce((sum, { resources }) => sum + millicores(resources.requests['cpu'] ?? ''), 0),
        ...spec.initContainers.map(({ resources }) => millicores(resources.requests['cpu'] ?? '')),
      ),
    );
    expect(asked.reduce((sum, one) => sum + one, 0)).toBeLessThanOrEqual(1_300);
  });
});
