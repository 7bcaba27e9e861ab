import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { SampleHousehold } from './household.files';

const HOUSEHOLD = SampleHousehold.load('config');
const TODAY = '2026-11-22';

describe('the sample household', () => {
  const rows = HOUSEHOLD.rows(TODAY);

  it('is the same every time', () => {
    expect(HOUSEHOLD.rows(TODAY)).toEqual(rows);
  });

  it('covers two years up to today with rows on nearly every day', () => {
    expect(rows[0]?.date).toBe('2024-11-22');
    expect(rows.at(-1)?.date).toBe(TODAY);
    expect(new Set(rows.map(({ date }) => date)).size).toBeGreaterThan(725);
    expect(rows.length).toBeGreaterThan(3_000);
  });

  it('earns more than it spends, a little', () => {
    const sum = (type: string): number =>
      rows.filter((row) => row.type === type).reduce((all, row) => all + row.amount, 0);
    const rate = 1 - sum('expense') / sum('income');
    expect(rate).toBeGreaterThan(0);
    expect(rate).toBeLessThan(0.4);
  });

  it.each(['en', 'hi'])('uses only categories that the %s set has', (language) => {
    const file: unknown = parse(readFileSync(join('config/categories', `${language}.yaml`), 'utf8'));
    const keys = new Set([...JSON.stringify(file).matchAll(/"key":"([a-z-]+)"/g)].map(([, key]) => key));
    const unknown = rows.filter(({ category }) => category !== null && !keys.has(category));
    expect(unknown).toEqual([]);
  });
});
