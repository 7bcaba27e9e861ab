import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { foldersOf } from './closure.mjs';
import { copyPackage } from './copy.mjs';
import { packagesNamedIn } from './imports.mjs';
import { isSpare } from './spare.mjs';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'hisaab-image-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function put(file: string, text: string): void {
  const place = join(folder, file);
  mkdirSync(dirname(place), { recursive: true });
  writeFileSync(place, text);
}
const putPackage = (place: string, manifest: object): void =>
  put(`node_modules/${place}/package.json`, JSON.stringify(manifest));

describe('the packages of the image', () => {
  it('are those that the programs name, however they do', () => {
    put(
      'billing/main.js',
      `import { a } from 'one/part'; export * from '@of/two'; const b = await import('three');
       const c = require('four'); const d = createRequire(import.meta.url).resolve('five/package.json');`,
    );
    put(
      'billing/chunks/other.js',
      `import 'node:fs'; import fs from 'fs'; import './main.js'; path.resolve('not/this'); "import 'nor/this'";`,
    );
    put('billing/other.css', `@import 'six';`);
    expect([...packagesNamedIn(folder)].toSorted()).toEqual(['@of/two', 'five', 'four', 'one', 'three']);
  });

  it('and all that these need, each from where Node finds it', () => {
    putPackage('a', { dependencies: { b: '1' }, optionalDependencies: { mac: '1', linux: '1' } });
    putPackage('a/node_modules/b', {
      peerDependencies: { c: '1', d: '1' },
      peerDependenciesMeta: { d: { optional: true } },
    });
    putPackage('b', {});
    putPackage('c', { dependencies: { a: '1' }, devDependencies: { e: '1' } });
    putPackage('d', {});
    putPackage('e', {});
    putPackage('linux', {});
    expect(foldersOf(folder, ['a'])).toEqual([
      'node_modules/a',
      'node_modules/a/node_modules/b',
      'node_modules/c',
      'node_modules/linux',
    ]);
  });

  it('are refused where one is missing, by its name', () => {
    putPackage('a', { dependencies: { gone: '1' } });
    expect(() => foldersOf(folder, ['a'])).toThrow('gone is not installed, and node_modules/a needs it');
  });
});

describe('what of a package is left out', () => {
  it.each([
    ['zod/v4/core/api.d.ts', true],
    ['pino/README.md', true],
    ['pino/lib/tools.js', false],
    ['pino/test/basic.test.js', true],
    ['yaml/dist/doc/Document.js', false],
    ['echarts/dist/echarts.js', true],
    ['echarts/lib/export/charts.js', false],
    ['a/LICENSE.md', false],
    ['a/node_modules/b/LICENCE.md', false],
    ['test/index.js', false],
    ['@prisma/client/runtime/query_compiler_small_bg.postgresql.wasm-base64.mjs', false],
    ['@prisma/client/runtime/query_compiler_small_bg.mysql.wasm-base64.mjs', true],
    ['@prisma/client/runtime/query_compiler_fast_bg.postgresql.wasm-base64.mjs', true],
    ['@expo-google-fonts/noto-sans/400Regular/NotoSans_400Regular.ttf', false],
    ['@expo-google-fonts/noto-sans/900Black/NotoSans_900Black.ttf', true],
    ['swagger-ui-dist/swagger-ui-bundle.js', false],
    ['swagger-ui-dist/swagger-ui-es-bundle.js', true],
  ])('%s: %s', (file, isLeftOut) => {
    expect(isSpare(file)).toBe(isLeftOut);
  });
});

describe('a package in the image', () => {
  it('has the files that are opened by their path', () => {
    const root = resolve(import.meta.dirname, '../..');
    const opened = {
      '@expo-google-fonts/noto-sans': [
        '400Regular/NotoSans_400Regular.ttf',
        '600SemiBold/NotoSans_600SemiBold.ttf',
        'LICENSE_FONT',
      ],
      'swagger-ui-dist': ['swagger-ui.css', 'swagger-ui-bundle.js', 'favicon-32x32.png', 'LICENSE'],
      '@prisma/client': ['runtime/client.mjs', 'runtime/query_compiler_small_bg.postgresql.wasm-base64.mjs'],
    };
    for (const [name, files] of Object.entries(opened)) {
      copyPackage(root, `node_modules/${name}`, folder);
      for (const file of ['package.json', ...files]) {
        expect(existsSync(join(folder, 'node_modules', name, file)), `${name}/${file}`).toBe(true);
      }
    }
    const left = 'node_modules/@expo-google-fonts/noto-sans/900Black/NotoSans_900Black.ttf';
    expect(existsSync(join(folder, left))).toBe(false);
  });

  it('brings none of the packages that lie inside of it', () => {
    putPackage('a', {});
    putPackage('a/node_modules/b', {});
    copyPackage(folder, 'node_modules/a', join(folder, 'to'));
    expect(existsSync(join(folder, 'to/node_modules/a/package.json'))).toBe(true);
    expect(existsSync(join(folder, 'to/node_modules/a/node_modules'))).toBe(false);
  });
});
