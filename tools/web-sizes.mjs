/**
 * What each page loads of script before it can be used, against its budget, in kB of gzip. `npm test` runs it after
 * the build; by hand: `node tools/web-sizes.mjs`.
 */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';

import { fail, root, say } from './set-up/terminal.mjs';

const built = path.join(root, 'dist/apps/web');
const BUDGETS = [
  { page: 'index.html', name: 'the app', limit: 180_000 },
  { page: 'add.html', name: '/add', limit: 60_000 },
];

/** The scripts that a page names, and all that those import before they run. */
export function scriptsOf(page) {
  const html = readFileSync(path.join(built, page), 'utf8');
  const found = new Set();
  const queue = [...html.matchAll(/(?:src|href)="\/(assets\/[^"]+\.js)"/g)].map((match) => match[1]);
  for (let file = queue.pop(); file !== undefined; file = queue.pop()) {
    if (found.has(file)) continue;
    found.add(file);
    const code = readFileSync(path.join(built, file), 'utf8');
    for (const [, name] of code.matchAll(/(?:\bfrom|\bimport)\s*["'`]\.\/([^"'`]+\.js)["'`]/g)) {
      queue.push(`assets/${name}`);
    }
  }
  return [...found];
}

function sizeOf(file) {
  return gzipSync(readFileSync(path.join(built, file)), { level: 9 }).length;
}

/** The pages that are over their budget, in words; what is within is said. */
export function overBudget() {
  if (!existsSync(path.join(built, 'index.html'))) return [];
  return BUDGETS.flatMap(({ page, name, limit }) => {
    const sizes = scriptsOf(page).map((file) => ({ file, size: sizeOf(file) }));
    const total = sizes.reduce((sum, { size }) => sum + size, 0);
    const line = `${name}: ${(total / 1000).toFixed(1)} kB of script (gzip) of ${limit / 1000} kB`;
    say(line);
    if (total <= limit) return [];
    const largest = sizes.sort((a, b) => b.size - a.size).slice(0, 5);
    return [
      `${line}; the largest: ${largest.map(({ file, size }) => `${file} ${(size / 1000).toFixed(1)}`).join(', ')}`,
    ];
  });
}

if (process.argv[1] && path.resolve(process.argv[1]) === path.join(root, 'tools/web-sizes.mjs')) {
  const over = overBudget();
  if (over.length > 0) fail(over.join('\n'));
}
