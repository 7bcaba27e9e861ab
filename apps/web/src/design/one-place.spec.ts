import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { CATEGORY_COLORS, categoryColor, NO_CATEGORY, THE_REST } from './category-color';
import { COLORS, MARKS } from './tokens';

const SOURCES = fileURLToPath(new URL('..', import.meta.url));
/**
 * Where colours may stand: here; where a canvas is drawn, which knows no variables; and in the light page, which is
 * too light to load the theme.
 */
const HAS_COLORS = /^(design|charts|add|features\/reports)\//;

function files(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return files(path);
    return /\.(css|tsx?)$/.test(entry.name) && !/\.spec\.|^schema\.ts$/.test(entry.name) ? [path] : [];
  });
}

const sources = files(SOURCES).map((path) => ({
  path: relative(SOURCES, path).split(sep).join('/'),
  lines: readFileSync(path, 'utf8').split('\n'),
}));

function linesWith(pattern: RegExp, kind: RegExp, except: RegExp): string[] {
  return sources
    .filter(({ path }) => kind.test(path) && !except.test(path))
    .flatMap(({ path, lines }) =>
      lines.flatMap((line, at) => (pattern.test(line) ? [`${path}:${at + 1} ${line.trim()}`] : [])),
    );
}

describe('the look has one place', () => {
  it('for colours', () => {
    expect(
      linesWith(
        /#[0-9a-f]{3,8}\b(?!')|'#[0-9a-f]{3,8}'|\b(rgba?|hsla?|light-dark)\(/i,
        /\.(css|tsx?)$/,
        HAS_COLORS,
      ),
    ).toEqual([]);
  });

  it('for the radius and the shadow', () => {
    const round = /border-radius: (?!var\(--mantine-radius-(default|md|xl)\)|50%)/;
    expect(linesWith(round, /\.css$/, /^(add|features\/reports)\//)).toEqual([]);
    expect(linesWith(/box-shadow: (?!var\(--mantine-shadow|inset)/, /\.css$/, /^add\//)).toEqual([]);
  });

  it('for distances: what is between things is a step of the one scale', () => {
    const space = /^\s*(gap|padding[a-z-]*|margin[a-z-]*): /;
    const step = /^-?(0?\.25|0?\.5|0?\.75|1|1\.25|2)rem$/;
    const odd = linesWith(space, /\.css$/, /^(add|charts|features\/reports)\/|^app\/app\.css$/).filter(
      (line) => (line.match(/(?<![\w.-])-?[\d.]+(rem|px|em)\b/g) ?? []).some((size) => !step.test(size)),
    );
    expect(odd).toEqual([]);
  });
});

/** How far two colours are apart for the eye (WCAG 2). */
function contrast(one: string, other: string): number {
  const light = (color: string): number => {
    const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
      const part = Number.parseInt(color.slice(at, at + 2), 16) / 255;
      return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const [dark = 0, bright = 0] = [light(one), light(other)].sort((a, b) => a - b);
  return (bright + 0.05) / (dark + 0.05);
}

describe('the colours', () => {
  it('of words are read on their ground', () => {
    for (const color of Object.values(COLORS.light)) expect(contrast(color, '#ffffff')).toBeGreaterThan(4.5);
    for (const color of Object.values(COLORS.dark)) expect(contrast(color, '#242424')).toBeGreaterThan(4.5);
  });

  it('of edges and of the focus are seen on the page and on a field', () => {
    for (const color of Object.values(MARKS.light)) expect(contrast(color, '#ffffff')).toBeGreaterThan(3);
    for (const color of Object.values(MARKS.dark)) {
      for (const ground of ['#242424', '#2e2e2e']) expect(contrast(color, ground)).toBeGreaterThan(3);
    }
  });

  it('of categories stay with them: their own, their parent’s, or what their id says', () => {
    const food = { id: '019aa1b2-7c3d-7e4f-8a5b-6c7d8e9f0a1b', color: null };
    expect(categoryColor(food)).toBe(categoryColor({ ...food }));
    expect(CATEGORY_COLORS).toContain(categoryColor(food));
    expect(categoryColor({ id: 'x', color: null }, food)).toBe(categoryColor(food));
    expect(categoryColor({ id: 'x', color: '#123456' }, food)).toBe('#123456');
    expect(categoryColor({ id: 'x', color: null }, { id: 'y', color: '#654321' })).toBe('#654321');
    expect(categoryColor(undefined)).toBe(NO_CATEGORY);
  });

  it('of categories differ from one another and from their ground', () => {
    expect(new Set(CATEGORY_COLORS).size).toBe(CATEGORY_COLORS.length);
    for (const color of [...CATEGORY_COLORS, THE_REST]) expect(contrast(color, '#ffffff')).toBeGreaterThan(3);
  });
});
