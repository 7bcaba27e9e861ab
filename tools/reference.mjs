// Fills the parts of the documents that follow from the code: what stands between `<!-- made: name -->` and
// `<!-- /made -->`. `--check` only says whether they are up to date, and whether every link leads somewhere.
import { readFileSync, writeFileSync } from 'node:fs';
import { format, resolveConfig } from 'prettier';

import { events } from './documents/events.mjs';
import { journeys } from './documents/journeys.mjs';
import { licences } from './documents/licences.mjs';
import { deadLinks } from './documents/links.mjs';
import { operations } from './documents/operations.mjs';
import { variables } from './documents/variables.mjs';
import { generate } from './set-up/generate.mjs';
import { fail, root } from './set-up/terminal.mjs';

process.chdir(root);
const onlyCheck = process.argv.includes('--check');
const PARTS = {
  'docs/operations/configuration.md': { variables },
  'docs/events/README.md': { events },
  'docs/api/README.md': { operations },
  'docs/operations/split.md': { journeys },
  'docs/licences.md': { licences },
};

try {
  await generate();
  const style = await resolveConfig('package.json');
  let isStale = false;
  for (const [file, parts] of Object.entries(PARTS)) {
    const before = readFileSync(file, 'utf8');
    let text = before;
    for (const [name, make] of Object.entries(parts)) text = filled(file, text, name, await make());
    text = await format(text, { ...style, parser: 'markdown' });
    if (text === before) continue;
    isStale = true;
    if (onlyCheck) console.error(`${file} is not up to date: npm run documents`);
    else {
      writeFileSync(file, text);
      console.log(`wrote ${file}`);
    }
  }
  for (const link of deadLinks()) {
    isStale = true;
    console.error(link);
  }
  // A bundled module may hold a handle open.
  process.exit(onlyCheck && isStale ? 1 : 0);
} catch (error) {
  fail(error);
}

function filled(file, text, name, made) {
  const [begin, end] = [`<!-- made: ${name} -->`, '<!-- /made -->'];
  const from = text.indexOf(begin);
  const to = text.indexOf(end, from);
  if (from < 0 || to < 0) throw new Error(`${file} has no place for ${name}`);
  return `${text.slice(0, from + begin.length)}\n\n${made}\n\n${text.slice(to)}`;
}
