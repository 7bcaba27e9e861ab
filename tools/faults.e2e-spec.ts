import { spawn } from 'node:child_process';
import path from 'node:path';

import { hasKafka, hasRabbit, hasRedis } from '@hisaab/testing';
import { describe, expect, it } from 'vitest';

const root = path.resolve(import.meta.dirname, '..');

interface Result {
  readonly faults: readonly {
    readonly name: string;
    readonly lost: number;
    readonly doubled: number;
    readonly recoverySeconds: number;
  }[];
  readonly totals: { readonly acknowledged: number; readonly lost: number; readonly doubled: number };
  readonly verify: { readonly ok: boolean };
}

/** Left out where the brokers cannot be had; with CI=true they must be there. */
describe.runIf(hasKafka() && hasRabbit() && hasRedis())('npm run faults, its short form', () => {
  it('loses and doubles nothing, whatever is killed', { timeout: 600_000 }, async () => {
    const run = spawn(process.execPath, ['tools/faults.mjs', '--short', '--json'], {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const ended = new Promise<number | null>((resolve) => run.once('close', resolve));
    let output = '';
    let told = '';
    run.stdout.on('data', (chunk: Buffer) => (output += chunk.toString('utf8')));
    run.stderr.on('data', (chunk: Buffer) => (told += chunk.toString('utf8')));
    try {
      await ended;
    } finally {
      run.kill('SIGTERM');
    }
    if (output === '') throw new Error(`no result:\n${told}`);
    const { faults, totals, verify } = JSON.parse(output) as Result;
    process.stdout.write(told);
    for (const { name, recoverySeconds } of faults) expect(recoverySeconds, name).toBeLessThanOrEqual(30);
    expect(totals).toMatchObject({ lost: 0, doubled: 0 });
    expect(verify.ok).toBe(true);
    expect(faults.map(({ name }) => name)).toEqual(
      expect.arrayContaining([
        'billing killed',
        'rabbitmq killed',
        'kafka killed',
        'redis killed',
        'postgres killed',
      ]),
    );
  });
});
