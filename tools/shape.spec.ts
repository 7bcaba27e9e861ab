import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const ROOT = resolve(import.meta.dirname, '..');
const PACKAGES = [
  '@nestjs/core',
  '@nestjs/microservices',
  'amqplib',
  'kafkajs',
  'ioredis',
  '@prisma/client',
  'passport-jwt',
  'opossum',
];
const PLACES = [
  'apps',
  'libs',
  'deploy',
  'kong',
  'prisma',
  'docker-compose.yml',
  'nx.json',
  'package.json',
  'tsconfig.base.json',
  'README.md',
];

/** What is shipped: no tests, and nothing that is generated and so in no commit. */
function* shippedSources(): Generator<string> {
  for (const folder of ['apps', 'libs']) {
    for (const file of readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })) {
      if (!file.endsWith('.ts') || /(spec|\.d)\.ts$|^testing\/|^e2e\/|\/(test|generated)\//.test(file))
        continue;
      yield readFileSync(join(ROOT, folder, file), 'utf8');
    }
  }
}

describe('the shape of the repository', () => {
  const { dependencies } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
    dependencies: Record<string, string>;
  };
  const sources = [...shippedSources()];

  it.each(PACKAGES)('%s is a dependency, and shipped code imports it', (name) => {
    expect(Object.keys(dependencies)).toContain(name);
    const imported = new RegExp(`from '${name}(?:/[^']+)?';`);
    expect(sources.some((source) => imported.test(source))).toBe(true);
  });

  it.each(PLACES)('%s is there', (place) => {
    expect(existsSync(join(ROOT, place))).toBe(true);
  });
});
