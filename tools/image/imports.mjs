/** Which packages the built programs name: by import, by `import()`, and by `resolve('…/package.json')` for their files. */
import { readdirSync, readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import path from 'node:path';

import { parseAst } from 'rolldown/parseAst';

const isBuiltIn = new Set(builtinModules);

/** @param {string} folder @returns {Set<string>} */
export function packagesNamedIn(folder) {
  const found = new Set();
  for (const name of readdirSync(folder, { recursive: true })) {
    if (!/\.m?js$/.test(name)) continue;
    visit(parseAst(readFileSync(path.join(folder, name), 'utf8')), (specifier) => {
      if (/^([./#]|node:|[a-z]+:)/.test(specifier) || isBuiltIn.has(specifier)) return;
      found.add(specifier.split('/', specifier.startsWith('@') ? 2 : 1).join('/'));
    });
  }
  return found;
}

function visit(node, note) {
  if (Array.isArray(node)) return node.forEach((one) => visit(one, note));
  if (node === null || typeof node !== 'object') return;
  const specifier = specifierOf(node);
  if (typeof specifier === 'string') note(specifier);
  for (const part of Object.values(node)) visit(part, note);
}

function specifierOf(node) {
  switch (node.type) {
    case 'ImportDeclaration':
    case 'ExportNamedDeclaration':
    case 'ExportAllDeclaration':
    case 'ImportExpression':
      return node.source?.value;
    case 'CallExpression': {
      const called = node.callee.property?.name ?? node.callee.name;
      const [first] = node.arguments;
      if (called === 'require') return first?.value;
      // A path is resolved as well: only what ends as a package's own file does is one.
      if (called === 'resolve' && String(first?.value).endsWith('/package.json')) return first.value;
      return undefined;
    }
    default:
      return undefined;
  }
}
