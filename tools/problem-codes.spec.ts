import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { PROBLEM_CODES } from '@hisaab/contracts';
import { describe, expect, it } from 'vitest';

const ROOT = resolve(import.meta.dirname, '..');
const WORD = "'([a-z]+(?:-[a-z]+)*)'";
/** How a code is written where something is refused: an error, the helpers that make one, and the words by status. */
const CODE = new RegExp(
  `(?:new DomainError\\(|\\brefuse\\((?:reply, request, [0-9]{3}, )?|\\bproblem\\(\\s*[0-9]{3},)\\s*${WORD}`,
  'g',
);

function codesOf(folder: string): Map<string, string> {
  const found = new Map<string, string>();
  for (const file of readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })) {
    if (!file.endsWith('.ts') || /spec\.ts$|generated|\/test\//.test(file)) continue;
    const text = readFileSync(join(ROOT, folder, file), 'utf8');
    for (const [, code = ''] of text.matchAll(CODE)) found.set(code, join(folder, file));
  }
  return found;
}

describe('the codes of problems', () => {
  const used = codesOf('libs');
  // What never leaves the program by HTTP.
  const inside = new Set([
    'no-such-message',
    'template-unknown',
    'template-variables',
    'templating-unavailable',
    'unpostable',
  ]);

  it('are all among those that clients may rely on', () => {
    expect(used.size).toBeGreaterThan(60);
    const unknown = [...used].filter(([code]) => !(code in PROBLEM_CODES) && !inside.has(code));
    expect(unknown).toEqual([]);
  });

  it('are known to the web client only where they exist', () => {
    const web = readFileSync(join(ROOT, 'apps/web/src/app/problem-text.ts'), 'utf8');
    const said = [...web.matchAll(/^ {2}'?([a-z]+(?:-[a-z]+)*)'?: 'problem\./gm)].map(([, code]) => code);
    expect(said.length).toBeGreaterThan(20);
    // What no server said.
    const own = ['offline', 'timed-out'];
    expect(said.filter((code) => !code || !(own.includes(code) || code in PROBLEM_CODES))).toEqual([]);
  });
});
