// Writes kong/kong.yml from the contracts, config/limits.yaml and kong/lua. `--check` only says whether it is up to
// date. What belongs to a place (keys, addresses, origins) comes in later: tools/kong/render.mjs.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';

import { format, resolveConfig } from 'prettier';
import { stringify } from 'yaml';

import { loadBundle } from './kong/bundle.mjs';
import { fail, root } from './set-up/terminal.mjs';

const FILE = 'kong/kong.yml';
const HEAD = `# Kong's declarative configuration (3.9, without a database), made by \`npm run documents\` from the OpenAPI
# document, config/limits.yaml and kong/lua; not edited by hand. It is whole, and lets nobody in: the public keys of
# auth, the addresses and the origins of a place are put in by \`npm run kong\` (docs/operations/gateway.md), such as
#   node tools/kong/render.mjs --keys keys.json --redis none --target auth=127.0.0.1:8081 --out kong.here.yml
`;

process.chdir(root);
try {
  const { kongDocument, readGatewayLimits, faultsOf } = await loadBundle('tools/kong/index.ts', 'kong');
  const document = kongDocument(root, readGatewayLimits('config/limits.yaml', 'default'));
  const faults = faultsOf(document);
  if (faults.length > 0) throw new Error(faults.join('\n'));
  const style = await resolveConfig('package.json');
  const yaml = stringify(document, { aliasDuplicateObjects: false, lineWidth: 0, blockQuote: 'literal' });
  const text = await format(HEAD + yaml, { ...style, parser: 'yaml' });
  const before = existsSync(FILE) ? readFileSync(FILE, 'utf8') : null;
  if (text !== before && process.argv.includes('--check'))
    throw new Error(`${FILE} is not up to date: npm run documents`);
  if (text !== before) {
    writeFileSync(FILE, text);
    console.log(`wrote ${FILE}`);
  }
} catch (error) {
  fail(error);
}
