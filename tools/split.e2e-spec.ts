import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { eventually } from '@hisaab/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { portsInUse } from './split/running.mjs';
import { missing } from './split/system.mjs';

const ROOT = path.resolve(import.meta.dirname, '..');
const URL_OF_GATEWAY = 'http://127.0.0.1:8000';
const PASSWORD = 'Tall-harbour-42-lantern';

interface Answer {
  readonly status: number;
  readonly text: string;
}

async function ask(method: string, route: string, body?: unknown, token?: string): Promise<Answer> {
  const answer = await fetch(`${URL_OF_GATEWAY}${route}`, {
    method,
    headers: {
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  return { status: answer.status, text: await answer.text() };
}

const taken = await portsInUse();
if (taken.length > 0)
  process.stdout.write(`left out: npm run split, since port ${taken.join(', ')} is in use\n`);
const isPossible = taken.length === 0 && missing().length === 0;

it('its ports are free in CI, so that nothing is left out there', () => {
  expect(isPossible || process.env['CI'] !== 'true').toBe(true);
});

describe.runIf(isPossible)('npm run split', { timeout: 300_000 }, () => {
  const email = 'split@example.org';
  let folder: string;

  beforeAll(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'hisaab-split-'));
  });
  afterAll(() => {
    split('--stop');
    rmSync(folder, { recursive: true, force: true });
  });

  function split(...words: string[]): { code: number | null; text: string } {
    const command = [path.join(ROOT, 'tools/split.mjs'), '--folder', folder, ...words];
    const { status, stdout, stderr } = spawnSync(process.execPath, command, { cwd: ROOT, encoding: 'utf8' });
    return { code: status, text: stdout + stderr };
  }
  const token = async (): Promise<string> => {
    const { text } = await ask('POST', '/v1/auth/login', { email, password: PASSWORD });
    return (JSON.parse(text) as { accessToken: string }).accessToken;
  };
  const report = async (): Promise<string> => {
    const { text } = await ask('GET', '/v1/reports/monthly?date=2026-11-20', undefined, await token());
    return (JSON.parse(text) as { totals: { expense: { amount: string } } }).totals.expense.amount;
  };

  it('brings everything up and goes on by itself; a start more says so', async () => {
    const started = split();
    expect([started.code, started.text]).toEqual([0, expect.stringContaining(URL_OF_GATEWAY)]);
    expect(split().text).toContain('It runs already');
    expect(split('--status')).toMatchObject({
      code: 0,
      text: expect.stringMatching(/billing +\d+ +up/) as string,
    });
    const signUp = { email, password: PASSWORD, currency: 'INR', locale: 'en-IN' };
    expect((await ask('POST', '/v1/auth/signup', signUp)).status).toBe(201);
    const expense = { type: 'expense', amount: { amount: '249.50', currency: 'INR' }, date: '2026-11-20' };
    expect((await ask('POST', '/v1/transactions', expense, await token())).status).toBe(201);
    await eventually(async () => expect(await report()).toBe('249.50'), { timeout: 30_000 });
  });

  it('leaves nothing when the process that holds it is killed', async () => {
    const { pid } = JSON.parse(readFileSync(path.join(folder, 'running.json'), 'utf8')) as { pid: number };
    process.kill(pid, 'SIGKILL');
    await eventually(async () => expect(await portsInUse()).toEqual([]), { timeout: 30_000 });
    expect(split('--status')).toEqual({ code: 1, text: 'It does not run.\n' });
    expect(split('--stop')).toEqual({ code: 0, text: 'It does not run.\n' });
  });

  it('starts again with its data, and leaves nothing when it is stopped', async () => {
    expect(split().code).toBe(0);
    expect(await report()).toBe('249.50');
    expect(split('--stop')).toEqual({ code: 0, text: 'Stopped; the data stay.\n' });
    expect(await portsInUse()).toEqual([]);
  });
});
