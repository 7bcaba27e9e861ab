// Writes what is made in deploy/helm: the README of each chart, and copies of files from elsewhere that a chart carries,
// since Helm reads nothing outside of its folder. `--check` only says whether they are up to date.
import { existsSync, globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { format, resolveConfig } from 'prettier';

import { fail, root } from '../set-up/terminal.mjs';
import { charts } from './charts.mjs';
import { readme } from './readme.mjs';

/** Which files a chart carries, and where; what else lies there goes. */
const COPIES = [
  { from: 'kong/kong.yml', chart: 'gateway', to: 'files' },
  { from: 'deploy/alerts/*.rules.yaml', chart: 'hisaab', to: 'files/rules' },
  { from: 'deploy/dashboards/*.json', chart: 'hisaab', to: 'files/dashboards' },
];

process.chdir(root);
const onlyCheck = process.argv.includes('--check');
try {
  const made = new Map([...(await readmes()), ...copies()]);
  const stale = [...made].filter(([file, text]) => read(file) !== text).map(([file]) => file);
  const left = leftOver(made);
  if (onlyCheck) {
    for (const file of [...stale, ...left]) console.error(`${file} is not up to date: npm run documents`);
    process.exit(stale.length + left.length > 0 ? 1 : 0);
  }
  for (const file of stale) {
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, made.get(file));
    console.log(`wrote ${file}`);
  }
  for (const file of left) rmSync(file);
} catch (error) {
  fail(error);
}

async function readmes() {
  const style = await resolveConfig('package.json');
  const all = charts().map(async (chart) => {
    const folder = path.relative(root, chart.folder);
    const others = globSync(`${folder}/values-*.yaml`)
      .sort()
      .map((file) => ({ file: path.basename(file), text: readFileSync(file, 'utf8') }));
    const text = readme(chart, read(`${folder}/values.yaml`) ?? '', others);
    return [`${folder}/README.md`, await format(text, { ...style, parser: 'markdown' })];
  });
  return Promise.all(all);
}

function copies() {
  return COPIES.filter(({ chart }) => existsSync(`deploy/helm/${chart}`)).flatMap(({ from, chart, to }) =>
    globSync(from).map((file) => [
      `deploy/helm/${chart}/${to}/${path.basename(file)}`,
      readFileSync(file, 'utf8'),
    ]),
  );
}

/** Only in folders that hold nothing but copies of many. */
function leftOver(made) {
  return COPIES.filter(({ from }) => from.includes('*'))
    .flatMap(({ chart, to }) => globSync(`deploy/helm/${chart}/${to}/*`))
    .filter((file) => !made.has(file));
}

function read(file) {
  return existsSync(file) ? readFileSync(file, 'utf8') : null;
}
