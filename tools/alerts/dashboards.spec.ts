import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { read } from '../compose/compose-file';
import { knownMetrics, metricsIn } from './metric-names';
import { filesIn } from './rule-files';

const grid = z.object({ x: z.number(), y: z.number(), w: z.number(), h: z.number() });
const target = z.object({ expr: z.string(), datasource: z.object({ uid: z.string() }) });
const panel = z.object({
  id: z.number(),
  title: z.string(),
  gridPos: grid,
  targets: z.array(target).min(1),
});
const dashboard = z.object({ uid: z.string(), title: z.string(), panels: z.array(panel).min(1) });
const dashboards = filesIn('deploy/dashboards', '.json').map((file) => ({
  file,
  ...dashboard.parse(JSON.parse(read(file))),
}));
type Grid = z.infer<typeof grid>;

const overlap = (a: Grid, b: Grid): boolean =>
  a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h;

describe('the dashboards', () => {
  it.each(dashboards)('$file asks for numbers that somebody tells', async ({ panels }) => {
    const known = await knownMetrics();
    for (const { title, targets } of panels) {
      for (const { expr, datasource } of targets) {
        // As compose provisions it, and as the usual chart of Grafana calls its own.
        expect(datasource.uid).toBe('prometheus');
        expect(
          metricsIn(expr).filter((name) => !known.has(name)),
          title,
        ).toEqual([]);
        expect(metricsIn(expr), title).not.toEqual([]);
      }
    }
  });

  it.each(dashboards)('$file has panels beside each other', ({ panels }) => {
    expect(new Set(panels.map(({ id }) => id)).size).toBe(panels.length);
    for (const one of panels) {
      expect(one.gridPos.x + one.gridPos.w, one.title).toBeLessThanOrEqual(24);
      const over = panels.filter((other) => other !== one && overlap(one.gridPos, other.gridPos));
      expect(
        over.map(({ title }) => title),
        one.title,
      ).toEqual([]);
    }
  });

  it('have names of their own', () => {
    expect(new Set(dashboards.map(({ uid }) => uid)).size).toBe(dashboards.length);
    expect(new Set(dashboards.map(({ title }) => title)).size).toBe(dashboards.length);
  });
});
