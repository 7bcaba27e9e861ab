import { describe, expect, it } from 'vitest';
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
