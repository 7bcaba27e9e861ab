// Keeps what a release left in a database: `node tools/release-dump.mjs` starts the built program on an empty folder,
// uses it as a person would, and writes every row to prisma/releases/<version>.jsonl.gz. A test restores each kept
// dump and migrates it forward, so a dump is made once a release and never again.
import { spawn } from 'node:child_process';
import { mkdtempSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';

import pg from 'pg';

import { build } from './set-up/build.mjs';
import { fail, node, root, say } from './set-up/terminal.mjs';
import { liveIn } from './release-dump/person.mjs';
import { rowsOf } from './release-dump/rows.mjs';

/** Of made-up people alone: the test that restores the dump must open it. */
const masterKey = Buffer.alloc(32, 'hisaab release dump').toString('base64');
const PORT = 18_471;

async function main() {
  const { version } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
  await build();
  const folder = mkdtempSync(path.join(tmpdir(), 'hisaab-dump-'));
  const program = spawn(node, ['dist/apps/all-in-one/main.js'], {
    cwd: root,
    env: {
      ...process.env,
      PORT: String(PORT),
      HISAAB_DATA_DIR: folder,
      HISAAB_MASTER_KEY: masterKey,
      LOG_LEVEL: 'warn',
    },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const ended = new Promise((resolve) => program.once('exit', resolve));
  try {
    say('using the program');
    const person = await liveIn(`http://127.0.0.1:${PORT}`);
    const admin = administrator(folder);
    const { migrations, rows } = await rowsOf(admin);
    await admin.end();
    const header = JSON.stringify({ version, masterKey, person, migrations });
    const file = path.join(root, 'prisma/releases', `${version}.jsonl.gz`);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, gzipSync([header, ...rows, ''].join('\n'), { level: 9 }));
    say(`${path.relative(root, file)}: ${rows.length} rows`);
  } finally {
    program.kill('SIGTERM');
    await ended;
    rmSync(folder, { recursive: true, force: true });
  }
}

function administrator(folder) {
  const [, , , port] = readFileSync(path.join(folder, 'postgres/postmaster.pid'), 'utf8').split('\n');
  const password = readFileSync(path.join(folder, 'postgres.password'), 'utf8').trim();
  return new pg.Pool({
    host: '127.0.0.1',
    port: Number(port),
    user: 'postgres',
    password,
    database: 'hisaab',
    max: 1,
  });
}

await main().catch(fail);
