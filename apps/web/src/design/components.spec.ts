import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const SOURCES = fileURLToPath(new URL('..', import.meta.url));
const resolve = createRequire(import.meta.url).resolve;
const CORE = dirname(resolve('@mantine/core/styles.css'));
const NOTICES = join(dirname(resolve('@mantine/notifications/styles.css')), 'esm');

const read = (path: string) => readFileSync(path, 'utf8');

function sourcesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(tsx?|mjs)$/.test(name) && !name.includes('.spec.'))
    .map((name) => read(join(folder, name)));
}

/** The names that a file takes from the library of components. */
function taken(source: string): string[] {
  return [...source.matchAll(/import (?!type)\{([^}]*)\} from ["']@mantine\/core["']/g)].flatMap((match) =>
    (match[1] ?? '').split(',').map((name) => name.trim().split(' ')[0] ?? ''),
  );
}

/** The classes of a component and of all that it is made of. */
function classesOf(path: string, seen: Set<string>): string[] {
  if (seen.has(path)) return [];
  seen.add(path);
  const source = read(path);
  const own = path.endsWith('.module.mjs') ? (source.match(/\bm_[\da-f]+\b/g) ?? []) : [];
  const parts = [...source.matchAll(/from "(\.[^"]+)"/g)].map((match) => join(dirname(path), match[1] ?? ''));
  return [...own, ...parts.flatMap((part) => classesOf(part, seen))];
}

function stylesNeeded(): string[] {
  const places = new Map(
    [...read(join(CORE, 'esm/index.mjs')).matchAll(/import \{([^}]*)\} from "(\.[^"]+)"/g)].flatMap((match) =>
      (match[1] ?? '').split(',').map((name): [string, string] => [name.trim(), match[2] ?? '']),
    ),
  );
  const names = new Set([...sourcesIn(SOURCES), ...sourcesIn(NOTICES)].flatMap(taken));
  const seen = new Set<string>();
  const classes = new Set(
    [...names].flatMap((name) => {
      const place = places.get(name);
      return place ? classesOf(join(CORE, 'esm', place), seen) : [];
    }),
  );
  const whole = read(join(CORE, 'styles.css'));
  return readdirSync(join(CORE, 'styles'))
    .filter((file) => file.endsWith('.css') && !file.endsWith('.layer.css'))
    .map((file) => ({ file, text: read(join(CORE, 'styles', file)) }))
    .filter(
      ({ file, text }) =>
        /^[a-z]/.test(file) || (text.match(/\bm_[\da-f]+\b/g) ?? []).some((one) => classes.has(one)),
    )
    .sort((a, b) => whole.indexOf(a.text.slice(0, 60)) - whole.indexOf(b.text.slice(0, 60)))
    .map(({ file }) => file);
}

describe('the style sheets of the components', () => {
  it('are those that the client uses, all of them, in the order that the library gives them', () => {
    const imported = [...read(join(SOURCES, 'design/components.css')).matchAll(/styles\/(\w[\w-]*\.css)/g)];
    expect(imported.map((match) => match[1])).toEqual(stylesNeeded());
  });
});
