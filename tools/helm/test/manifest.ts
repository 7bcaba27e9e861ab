import { z } from 'zod';

const names = z.record(z.string(), z.string());
const probe = z.object({ httpGet: z.object({ path: z.string() }).loose().optional() }).loose();

const container = z
  .object({
    name: z.string(),
    image: z.string(),
    command: z.array(z.string()).optional(),
    args: z.array(z.string()).optional(),
    env: z
      .array(
        z.object({
          name: z.string(),
          value: z.string().optional(),
          valueFrom: z
            .object({ secretKeyRef: z.object({ name: z.string(), key: z.string() }).optional() })
            .loose()
            .optional(),
        }),
      )
      .default([]),
    startupProbe: probe.optional(),
    readinessProbe: probe.optional(),
    livenessProbe: probe.optional(),
    resources: z
      .object({ requests: names.default({}), limits: names.default({}) })
      .default({ requests: {}, limits: {} }),
    securityContext: z
      .object({
        allowPrivilegeEscalation: z.boolean().optional(),
        privileged: z.boolean().optional(),
        readOnlyRootFilesystem: z.boolean().optional(),
        runAsNonRoot: z.boolean().optional(),
        runAsUser: z.number().optional(),
        capabilities: z
          .object({ drop: z.array(z.string()).default([]) })
          .loose()
          .optional(),
      })
      .loose()
      .default({}),
    volumeMounts: z.array(z.object({ name: z.string(), mountPath: z.string() }).loose()).default([]),
  })
  .loose();

export const podSpec = z
  .object({
    containers: z.array(container),
    initContainers: z.array(container).default([]),
    serviceAccountName: z.string(),
    automountServiceAccountToken: z.boolean(),
    terminationGracePeriodSeconds: z.number().optional(),
    hostNetwork: z.boolean().optional(),
    hostPID: z.boolean().optional(),
    hostIPC: z.boolean().optional(),
    securityContext: z
      .object({
        runAsNonRoot: z.boolean().optional(),
        runAsUser: z.number().optional(),
        seccompProfile: z.object({ type: z.string() }).optional(),
      })
      .loose(),
    volumes: z.array(z.record(z.string(), z.unknown())).default([]),
  })
  .loose();

export const manifest = z
  .object({
    kind: z.string(),
    metadata: z
      .object({ name: z.string(), labels: names.default({}), annotations: names.default({}) })
      .loose(),
    spec: z.record(z.string(), z.unknown()).default({}),
  })
  .loose();

export type Manifest = z.infer<typeof manifest>;
export type Container = z.infer<typeof container>;

export interface Pod {
  readonly owner: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly spec: z.infer<typeof podSpec>;
}

/** The pods of everything that makes pods. */
export function podsOf(manifests: readonly Manifest[]): Pod[] {
  return manifests.flatMap(({ kind, metadata, spec }) => {
    const template = kind === 'CronJob' ? templateIn(templateSpec(spec['jobTemplate'])) : templateIn(spec);
    const pod = kind === 'Pod' ? { metadata, spec } : template;
    if (!pod) return [];
    const { labels = {} } = (pod.metadata ?? {}) as { labels?: Record<string, string> };
    return [{ owner: `${kind} ${metadata.name}`, labels, spec: podSpec.parse(pod.spec) }];
  });
}

interface Template {
  readonly metadata?: unknown;
  readonly spec?: unknown;
}

const templateSpec = (template: unknown): Record<string, unknown> =>
  ((template as Template | undefined)?.spec ?? {}) as Record<string, unknown>;
const templateIn = (spec: Record<string, unknown>): Template | undefined =>
  spec['template'] as Template | undefined;

export const containersOf = ({ spec }: Pod): Container[] => [...spec.initContainers, ...spec.containers];

/** The one of this kind and name. */
export function the(manifests: readonly Manifest[], kind: string, name: string): Manifest {
  const one = manifests.find((other) => other.kind === kind && other.metadata.name === name);
  if (!one) throw new Error(`There is no ${kind} ${name}`);
  return one;
}

/** `100m` and `2` as thousandths of a core. */
export const millicores = (text: string): number =>
  text.endsWith('m') ? Number(text.slice(0, -1)) : Number(text) * 1_000;
