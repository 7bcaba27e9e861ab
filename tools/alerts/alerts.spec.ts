import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { read } from '../compose/compose-file';
import { knownMetrics, metricsIn, ownMetrics } from './metric-names';
import { alerts, expectations, filesIn, groups, recordings } from './rule-files';

const pages = 'docs/operations/alerts';
const names = [...new Set(alerts.map(({ alert }) => alert))].toSorted();
/** What only a cluster can tell. */
const ofTheCluster = new Set(
  groups
    .filter(({ name }) => name === 'hisaab-kubernetes')
    .flatMap(({ rules }) => rules.map((rule) => ('alert' in rule ? rule.alert : ''))),
);
const pageOf = (name: string): string =>
  `${pages}/${name.replaceAll(/(?<!^)([A-Z])/g, '-$1').toLowerCase()}.md`;

describe('the alerts', () => {
  it('ask for numbers that somebody tells', async () => {
    const known = await knownMetrics();
    for (const rule of [...alerts, ...recordings]) {
      const asked = metricsIn(rule.expr);
      expect(asked, rule.expr).not.toEqual([]);
      expect(
        asked.filter((name) => !known.has(name)),
        rule.expr,
      ).toEqual([]);
    }
  });

  it('ask for jobs that both compose and the chart call so', () => {
    const jobs = new Set(
      [...alerts, ...recordings].flatMap(({ expr }) =>
        [...expr.matchAll(/\bjob="(\w+)"/g)].map(([, job]) => job ?? ''),
      ),
    );
    expect([...jobs].toSorted()).toEqual(['kong', 'services']);
    for (const job of jobs) {
      expect(read('deploy/compose/prometheus/prometheus.yaml')).toContain(`job_name: ${job}\n`);
      expect(read('deploy/helm/hisaab/templates/monitoring.yaml')).toContain(`replacement: ${job} }`);
    }
  });

  it('leave out of what must be fast only what may be slow', () => {
    const { paths } = z
      .object({ paths: z.record(z.string(), z.unknown()) })
      .parse(JSON.parse(read('docs/api/openapi.json')));
    const routes = Object.keys(paths).map((path) => path.replaceAll(/\{(\w+)\}/g, ':$1'));
    const slow = recordings.filter(({ record }) => record.startsWith('hisaab:api_slow:'));
    expect(slow).toHaveLength(10);
    for (const { expr } of slow) {
      const [, left = ''] = /route!~"([^"]+)"/.exec(expr) ?? [];
      expect(routes.filter((route) => new RegExp(`^(?:${left})$`).test(route))).toEqual([
        '/v1/auth/signup',
        '/v1/auth/login',
        '/v1/auth/password/change',
        '/v1/imports',
        '/v1/imports/:id',
        '/v1/imports/:id/rows',
        '/v1/imports/:id/mapping',
        '/v1/imports/:id/commit',
        '/v1/exports/transactions',
        '/v1/ledger/export',
        '/v1/events',
      ]);
    }
  });

  it('say whom they wake', () => {
    for (const { alert, labels } of alerts) expect(['page', 'ticket'], alert).toContain(labels['severity']);
    expect(new Set(groups.map(({ name }) => name)).size).toBe(groups.length);
  });

  it.each(names)('%s has a page that says what to do, and is shown to fire and to be silent', (name) => {
    for (const { annotations } of alerts.filter(({ alert }) => alert === name)) {
      expect(annotations.runbook).toBe(pageOf(name));
    }
    const page = read(pageOf(name));
    expect(page.split('\n')[0]).toBe(`# ${name}`);
    const parts = [...page.matchAll(/^## (.*)$/gm)].map(([, title]) => title);
    expect(parts).toEqual(['What it means', 'Look first', 'Mend', 'Prevent']);
    expect(page).toContain('kubectl');
    if (!ofTheCluster.has(name)) expect(page).toContain('docker compose');

    const told = expectations.filter(({ alertname }) => alertname === name);
    expect(told.some(({ fire }) => fire.length === 0)).toBe(true);
    // Each pace of a budget by itself.
    for (const { labels } of alerts.filter(({ alert }) => alert === name)) {
      const fired = told.flatMap(({ fire }) => fire).filter((has) => has['pace'] === labels['pace']);
      expect(fired, labels['pace']).not.toEqual([]);
    }
  });

  it('have no page that is nobody’s', () => {
    const written = filesIn(pages, '.md').filter((file) => !file.endsWith('README.md'));
    expect(written).toEqual(names.map(pageOf).toSorted());
    const list = read(`${pages}/README.md`);
    for (const name of names) expect(list).toContain(`[${name}](${pageOf(name).slice(pages.length + 1)})`);
  });
});

describe('the metrics of the services', () => {
  it('stand in the document', () => {
    const text = read('docs/operations/observability.md');
    expect(ownMetrics().size).toBeGreaterThan(10);
    for (const name of ownMetrics()) expect(text).toContain(`\`${name}\``);
  });
});
