// Writes the documents that are made from the contracts: the OpenAPI document, the JSON schema of every
// event, the AsyncAPI document, and the web client's types. `--check` only says whether they are up to date.
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import openapiTypes, { astToString } from 'openapi-typescript';
import { format, resolveConfig } from 'prettier';
import { rolldown } from 'rolldown';

process.chdir(fileURLToPath(new URL('..', import.meta.url)));
const onlyCheck = process.argv.includes('--check');

const BUNDLE = 'node_modules/.cache/hisaab/contracts.mjs';
const bundle = await rolldown({
  input: 'libs/contracts/src/index.ts',
  platform: 'node',
  tsconfig: 'tsconfig.json',
  external: [/^(?!@hisaab\/)[^./]/],
});
await bundle.write({ file: BUNDLE, format: 'esm' });
const contracts = await import(pathToFileURL(BUNDLE).href);

const style = await resolveConfig('package.json');
const json = (value) => format(JSON.stringify(value), { ...style, parser: 'json' });

const openapi = contracts.openApiDocument();
const documents = new Map([
  ['docs/api/openapi.json', await json(openapi)],
  ['docs/events/asyncapi.json', await json(contracts.asyncApiDocument(contracts.EVENTS))],
]);
for (const [type, event] of contracts.EVENTS) {
  documents.set(`docs/events/${type}.json`, await json(contracts.eventDocument(event)));
}
const types = astToString(await openapiTypes(structuredClone(openapi)));
const banner = '// Made from docs/api/openapi.json by `npm run documents`; not edited by hand.\n';
documents.set('apps/web/src/api/schema.ts', await format(banner + types, { ...style, parser: 'typescript' }));

const read = (file) => (existsSync(file) ? readFileSync(file, 'utf8') : null);
const stale = [...documents].filter(([file, text]) => read(file) !== text).map(([file]) => file);
const left = readdirSync('docs/events', { withFileTypes: true })
  .map((entry) => `docs/events/${entry.name}`)
  .filter((file) => file.endsWith('.json') && !documents.has(file));

if (onlyCheck) {
  for (const file of [...stale, ...left]) console.error(`${file} is not up to date: npm run documents`);
  process.exit(stale.length + left.length > 0 ? 1 : 0);
}

const broken = [];
for (const [type, event] of contracts.EVENTS) {
  const before = read(`docs/events/${type}.json`);
  if (before === null) continue;
  const found = contracts.breaks(JSON.parse(before).properties.data, contracts.eventSchema(event));
  broken.push(...found.map((reason) => `${type}: ${reason}`));
}
if (broken.length > 0) {
  console.error('An event may only be added to; make a new major version of it instead:');
  for (const reason of broken) console.error(`  ${reason}`);
  process.exit(1);
}
for (const file of stale) {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, documents.get(file));
  console.log(`wrote ${file}`);
}
for (const file of left) rmSync(file);
