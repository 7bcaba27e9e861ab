import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { eventually } from '@hisaab/testing';
import { afterAll, expect, it } from 'vitest';

const root = path.resolve(import.meta.dirname, '..');
const OPEN = /Open (http\S+) and log in as (\S+) with the password: (.+)/;
const dataDir = mkdtempSync(path.join(tmpdir(), 'hisaab-demo-'));

afterAll(() => rmSync(dataDir, { recursive: true, force: true }));

it('npm run demo furnishes a household that the printed login opens', { timeout: 120_000 }, async () => {
  const demo = spawn(process.execPath, ['tools/demo.mjs'], {
    cwd: root,
    env: { ...process.env, HISAAB_DATA_DIR: dataDir, PORT: '0', DATABASE_URL: undefined },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = new Promise<number | null>((resolve) => demo.once('close', resolve));
  let output = '';
  for (const stream of [demo.stdout, demo.stderr]) {
    stream.on('data', (chunk: Buffer) => (output += chunk.toString('utf8')));
  }
  try {
    const [, address, email, password] = await eventually(
      () => {
        const found = OPEN.exec(output);
        if (found) return found;
        throw new Error(`not furnished: ${output}`);
      },
      { timeout: 100_000 },
    );
    const login = await fetch(`${address}/v1/auth/login`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ email, password }),
    });
    const { accessToken } = (await login.json()) as { accessToken: string };
    const sample = await fetch(`${address}/v1/sample`, {
      headers: { authorization: `Bearer ${accessToken}` },
    });
    expect(await sample.json()).toMatchObject({ present: true });
  } finally {
    demo.kill('SIGINT');
    expect(await ended).toBe(0);
  }
});
