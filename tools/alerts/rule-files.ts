import { readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { read, ROOT } from '../compose/compose-file';

const labels = z.record(z.string(), z.string());
const alert = z.object({
  alert: z.string(),
  expr: z.string(),
  labels,
  annotations: z.object({ summary: z.string(), runbook: z.string() }).strict(),
});
const recording = z.object({ record: z.string(), expr: z.string() });
const rules = z.object({
  groups: z.array(z.object({ name: z.string(), rules: z.array(z.union([alert, recording])) })),
});
const tests = z.object({
  rule_files: z.array(z.string()),
  tests: z.array(
    z.object({
      alert_rule_test: z.array(
        z.object({
          alertname: z.string(),
          exp_alerts: z.array(z.object({ exp_labels: labels })),
        }),
      ),
    }),
  ),
});

export type Alert = z.infer<typeof alert>;

export const filesIn = (folder: string, end: string): string[] =>
  readdirSync(resolve(ROOT, folder))
    .filter((file) => file.endsWith(end))
    .toSorted()
    .map((file) => `${folder}/${file}`);

export const groups = filesIn('deploy/alerts', '.rules.yaml').flatMap(
  (file) => rules.parse(parse(read(file))).groups,
);
const all = groups.flatMap((group) => group.rules);
export const alerts = all.filter((rule): rule is Alert => 'alert' in rule);
export const recordings = all.filter((rule) => 'record' in rule);
/** What each test of an alert expects: the labels of those that fire, or none. */
export const expectations = filesIn('deploy/alerts', '.test.yaml')
  .flatMap((file) => tests.parse(parse(read(file))).tests)
  .flatMap((test) => test.alert_rule_test)
  .map(({ alertname, exp_alerts: fire }) => ({ alertname, fire: fire.map(({ exp_labels: has }) => has) }));
