// The environment variables, as the zod schemas of platform and modules say: types and limits from the schemas,
// meanings from the comments above them, defaults from the source (a few follow from the machine).
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { z } from 'zod';

import { root } from '../set-up/terminal.mjs';
import { load } from './bundle.mjs';

const PLATFORM = 'libs/platform/src/configuration/platform.config.ts';

export async function variables() {
  const modules = readdirSync(path.join(root, 'libs/modules'))
    .map((name) => `libs/modules/${name}/src/${name}.config.ts`)
    .filter((file) => existsSync(path.join(root, file)));
  const files = [PLATFORM, ...modules];
  const loaded = await load('variables', files);
  const told = new Set();
  return files
    .map((file) => {
      const [name, schema] = Object.entries(loaded.get(file)).find(([, one]) => one instanceof z.ZodObject);
      const source = described(file, name);
      const rows = Object.entries(schema.shape)
        .filter(([variable]) => !told.has(variable))
        .map(([variable, field]) => row(variable, field, source.get(variable) ?? {}));
      Object.keys(schema.shape).forEach((variable) => told.add(variable));
      return rows.length === 0 ? '' : `${heading(file)}\n\n${HEAD}\n${rows.join('\n')}`;
    })
    .filter((part) => part !== '')
    .join('\n\n');
}

const HEAD = '| variable | takes | default | meaning |\n| --- | --- | --- | --- |';

function heading(file) {
  return file === PLATFORM ? '### Every process' : `### ${path.basename(file, '.config.ts')}`;
}

function row(variable, field, { meaning = '', fallback = '' }) {
  const isSecret = z.globalRegistry.get(field)?.secret === true;
  const cells = [`\`${variable}\``, takes(field), fallback, (isSecret ? 'Secret. ' : '') + meaning];
  return `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
}

function takes(field) {
  const {
    type,
    minimum,
    maximum,
    enum: words,
    format,
  } = z.toJSONSchema(field, {
    io: 'input',
    unrepresentable: 'any',
  });
  if (words) return words.map((word) => `\`${word}\``).join(' or ');
  if (format === 'uri') return 'URL';
  if (type === 'integer' || type === 'number') {
    const whole = type === 'integer' ? 'whole number' : 'number';
    return minimum === undefined ? whole : `${whole}, ${minimum} to ${maximum}`;
  }
  return 'text';
}

/** By variable, the comment above it and the literal of its default. */
function described(file, name) {
  const text = readFileSync(path.join(root, file), 'utf8');
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const found = new Map();
  const visit = (node) => {
    if (ts.isVariableDeclaration(node) && node.name.getText() === name) {
      for (const property of node.initializer.arguments[0].properties) {
        found.set(property.name.getText(), {
          meaning: commentAbove(text, property),
          fallback: defaultOf(property.initializer),
        });
      }
    } else ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

function commentAbove(text, property) {
  const range = ts.getLeadingCommentRanges(text, property.pos)?.at(-1);
  if (!range) return '';
  return text
    .slice(range.pos, range.end)
    .replace(/^\/\*\*|\*\/$/g, '')
    .replace(/\n\s*\*/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

function defaultOf(node) {
  if (!ts.isCallExpression(node)) return '';
  const called = node.expression;
  if (ts.isPropertyAccessExpression(called)) {
    if (called.name.text !== 'default') return defaultOf(called.expression);
    const [value] = node.arguments;
    if (ts.isStringLiteral(value)) return `\`${value.text}\``;
    if (ts.isNumericLiteral(value)) return `\`${value.getText().replaceAll('_', '')}\``;
    if (['true', 'false'].includes(value.getText())) return `\`${value.getText()}\``;
    return 'see there';
  }
  return node.arguments[0] ? defaultOf(node.arguments[0]) : '';
}
