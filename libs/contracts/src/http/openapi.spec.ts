import { describe, expect, it } from 'vitest';
import { openApiDocument } from './openapi';

interface Operation {
  operationId: string;
  tags: string[];
  parameters?: { in: string; name: string }[];
  security?: unknown[];
  responses: Record<string, unknown>;
}

const document = openApiDocument();
const operations = Object.entries(document.paths ?? {}).flatMap(([path, item]) =>
  Object.entries(item as Record<string, Operation>).map(([method, operation]) => ({
    path,
    method,
    ...operation,
  })),
);

describe('the OpenAPI document', () => {
  it('names every operation once', () => {
    const ids = operations.map((operation) => operation.operationId);
    expect(new Set(ids).size).toBe(ids.length);
    for (const { operationId, tags } of operations) {
      expect(operationId).toMatch(/^[a-z][A-Za-z]+$/);
      expect(tags).toHaveLength(1);
    }
  });

  it('wants a token wherever it does not say otherwise', () => {
    const open = operations.filter((operation) => operation.security).map(({ path }) => path);
    expect(open.sort()).toEqual([
      '/.well-known/jwks.json',
      '/v1/auth/login',
      '/v1/auth/refresh',
      '/v1/auth/signup',
      '/v1/status',
    ]);
    for (const { security, responses } of operations) {
      if (!security) expect(responses).toHaveProperty('401');
    }
  });

  it('leads only to operations and parameters that there are', () => {
    const found = operations.flatMap(({ responses }) =>
      Object.values(responses).flatMap((response) =>
        Object.values(
          (response as { links?: Record<string, { operationId: string; parameters: object }> }).links ?? {},
        ),
      ),
    );
    expect(found.length).toBeGreaterThan(30);
    for (const { operationId, parameters } of found) {
      const target = operations.find((operation) => operation.operationId === operationId);
      const names = (target?.parameters ?? []).map((parameter) => `${parameter.in}.${parameter.name}`);
      for (const name of Object.keys(parameters)) expect(names, operationId).toContain(name);
    }
  });

  it('has no pattern that some validators cannot read', () => {
    const patterns = [...JSON.stringify(document).matchAll(/"pattern":("(?:[^"\\]|\\.)*")/g)].map(
      (match) => JSON.parse(match[1] ?? '""') as string,
    );
    expect(patterns.length).toBeGreaterThan(50);
    for (const pattern of new Set(patterns)) {
      expect(pattern).not.toMatch(/\(\?[=!<]|\\[dwspSDW]/);
      expect(pattern).toMatch(/^\^.*\$$/s);
      expect(() => new RegExp(pattern)).not.toThrow();
    }
  });
});
