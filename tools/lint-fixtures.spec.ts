import { execFile } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

import { beforeAll, describe, expect, it } from 'vitest';

const root = path.resolve(import.meta.dirname, '..');
const fixtures = path.join(import.meta.dirname, 'lint-fixtures');

/** What each fixture says of itself in its first line: the rules that must refuse it, or none. */
function expectations(folder: string): [file: string, rules: string[]][] {
  const from = path.join(fixtures, folder);
  return readdirSync(from, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .sort()
    .flatMap((file): [string, string[]][] => {
      const first = readFileSync(path.join(from, file), 'utf8').split('\n')[0] ?? '';
      if (first === '// accepted') return [[file, []]];
      const rules = /^\/\/ refused by: (.+)$/.exec(first)?.[1];
      return rules === undefined ? [] : [[file, rules.split(', ').sort()]];
    });
}

/** The tool's answer in JSON; it ends with an error code, since it must refuse. */
function answerOf(program: string, args: string[], cwd: string): Promise<unknown> {
  return new Promise((resolve, reject) => {
    execFile(
      path.join(root, 'node_modules/.bin', program),
      args,
      { cwd, maxBuffer: 64 * 1024 * 1024 },
      (error, output) => {
        try {
          resolve(JSON.parse(output));
        } catch {
          reject(error ?? new Error(`${program} gave no JSON`));
        }
      },
    );
  });
}

describe('the import rules', () => {
  const refused = new Map<string, Set<string>>();

  beforeAll(async () => {
    const config = path.join(root, '.dependency-cruiser.mjs');
    const answer = (await answerOf(
      'depcruise',
      ['--config', config, '--output-type', 'json', 'libs', 'apps'],
      path.join(fixtures, 'boundaries'),
    )) as { summary: { violations: { from: string; rule: { name: string } }[] } };
    for (const { from, rule } of answer.summary.violations) {
      refused.set(from, (refused.get(from) ?? new Set()).add(rule.name));
    }
  }, 60_000);

  it.each(expectations('boundaries'))('%s is refused by %j', (file, rules) => {
    expect([...(refused.get(file) ?? [])].sort()).toEqual(rules);
  });

  it('each have a fixture', async () => {
    const config = (await import(path.join(root, '.dependency-cruiser.mjs'))) as {
      default: { forbidden: { name: string }[] };
    };
    const proved = new Set(expectations('boundaries').flatMap(([, rules]) => rules));
    expect(config.default.forbidden.map((rule) => rule.name).filter((name) => !proved.has(name))).toEqual([]);
  });
});

describe('the lint rules', () => {
  const refused = new Map<string, Set<string>>();

  beforeAll(async () => {
    const answer = (await answerOf(
      'oxlint',
      ['--type-aware', '--format', 'json', path.join(fixtures, 'lint')],
      root,
    )) as { diagnostics: { filename: string; code: string }[] };
    for (const { filename, code } of answer.diagnostics) {
      const file = path.relative(path.join(fixtures, 'lint'), path.resolve(root, filename));
      refused.set(file, (refused.get(file) ?? new Set()).add(code));
    }
  }, 60_000);

  it.each(expectations('lint'))('%s is refused by %j', (file, rules) => {
    expect([...(refused.get(file) ?? [])].sort()).toEqual(rules);
  });
});
