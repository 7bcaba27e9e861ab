/**
 * Writes what the charts of the services have alike from deploy/helm/hisaab-service/source: their values and the schemas
 * of these, and the part `global` of the gateway's and of the umbrella's. `--check` only says whether all is up to date.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import { format, resolveConfig } from 'prettier';
import { parseDocument } from 'yaml';

import { fail, root } from '../set-up/terminal.mjs';

const CHARTS = path.join(root, 'deploy/helm');
const SOURCE = path.join(CHARTS, 'hisaab-service/source');
const DRAFT = 'http://json-schema.org/draft-07/schema#';
const MADE = /(?<=^# made: global\n)[^]*?(?=^# \/made$)/m;

/** Each with what it has otherwise than the others. */
const SERVICES = {
  auth: {},
  user: {},
  billing: { 'resources.limits.memory': '512Mi' },
  ledger: {},
  reporting: { 'resources.limits.memory': '512Mi' },
  notification: {},
  templating: {},
  web: {},
};
/** Hand-written charts that take the part `global`. */
const TAKE_GLOBAL = ['gateway', 'hisaab'];

const read = (file) => readFileSync(file, 'utf8');
const source = (name) => read(path.join(SOURCE, name));
const json = (name) => JSON.parse(source(name));

/** @returns {Map<string, string>} files and their text */
function made() {
  const global = source('global.yaml');
  const globalSchema = json('global.schema.json');
  const files = new Map();
  for (const [name, changes] of Object.entries(SERVICES)) {
    files.set(`${name}/values.yaml`, `${global}\n${changed(source('service.yaml'), changes)}`);
    const schema = {
      $schema: DRAFT,
      type: 'object',
      additionalProperties: false,
      definitions: json('definitions.schema.json'),
      properties: {
        global: globalSchema,
        enabled: { type: 'boolean' },
        // Where Helm puts the values of the library.
        'hisaab-service': { type: 'object' },
        ...json('service.schema.json'),
      },
    };
    files.set(`${name}/values.schema.json`, JSON.stringify(schema));
  }
  for (const name of TAKE_GLOBAL) {
    const values = read(path.join(CHARTS, name, 'values.yaml'));
    if (!MADE.test(values)) throw new Error(`${name}/values.yaml has no place for what is made of it`);
    files.set(
      `${name}/values.yaml`,
      values.replace(MADE, () => global),
    );
    const schema = JSON.parse(read(path.join(CHARTS, name, 'values.schema.json')));
    schema.properties.global = globalSchema;
    schema.definitions = { ...schema.definitions, ...json('definitions.schema.json') };
    files.set(`${name}/values.schema.json`, JSON.stringify(schema));
  }
  return files;
}

/** With its comments, and other values at these paths. */
function changed(text, changes) {
  const document = parseDocument(text);
  for (const [where, value] of Object.entries(changes)) {
    if (!document.hasIn(where.split('.'))) throw new Error(`service.yaml has no ${where}`);
    document.setIn(where.split('.'), value);
  }
  return document.toString({ lineWidth: 0 });
}

try {
  const style = await resolveConfig(path.join(root, 'package.json'));
  const onlyCheck = process.argv.includes('--check');
  let isStale = false;
  for (const [name, text] of made()) {
    const file = path.join(CHARTS, name);
    const wanted = await format(text, { ...style, parser: name.endsWith('.json') ? 'json' : 'yaml' });
    if (existsSync(file) && read(file) === wanted) continue;
    isStale = true;
    if (onlyCheck) {
      console.error(`deploy/helm/${name} is not up to date: npm run documents`);
      continue;
    }
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, wanted);
    console.log(`wrote deploy/helm/${name}`);
  }
  process.exitCode = onlyCheck && isStale ? 1 : 0;
} catch (error) {
  fail(error);
}
