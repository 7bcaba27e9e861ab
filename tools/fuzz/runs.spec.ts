import { readFileSync } from 'node:fs';
import { openApiDocument } from '@hisaab/contracts';
import { describe, expect, it } from 'vitest';
import { operationIds, RUNS } from './runs.mjs';

describe('the runs of schemathesis', () => {
  const documented: string[] = operationIds(openApiDocument());

  it('cover every operation of the document, each once', () => {
    const covered = Object.values(RUNS).flatMap(({ operations }) => operations);
    expect([...covered].sort()).toEqual([...documented].sort());
  });

  it('have exceptions for operations that are there, by name, and switch no check off', () => {
    const rules = readFileSync(new URL('schemathesis.toml', import.meta.url), 'utf8');
    const named = [...rules.matchAll(/include-operation-id = (\[[^\]]*\]|"[^"]*")/g)].flatMap(([, ids]) =>
      [...(ids ?? '').matchAll(/"([A-Za-z]+)"/g)].map(([, id]) => id),
    );
    expect(named.length).toBeGreaterThan(10);
    for (const id of named) expect(documented).toContain(id);
    const settings = rules.replace(/^#.*$/gm, '').replace('[cache]\nenabled = false', '');
    expect(settings).not.toMatch(/enabled = false|exclude-|suppress|enabled-checks/);
  });
});
