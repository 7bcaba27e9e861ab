import { execFileSync, spawnSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eventually, expectAgreement, expectDrained } from '@hisaab/testing';
import { afterEach, describe, expect, it } from 'vitest';
import { embeddedAdmin } from './support/embedded';
import { Person } from './support/person';
import { startProgram, type Program } from './support/program';

const PIECE = Buffer.alloc(64 * 1024, 'x');

/** A small file system of its own; only an administrator can make one. */
class SmallDisk {
  readonly folder = mkdtempSync(join(tmpdir(), 'hisaab-disk-'));

  constructor(megabytes: number) {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m,mode=0755`, 'tmpfs', this.folder]);
  }

  static get canBeMade(): boolean {
    const folder = mkdtempSync(join(tmpdir(), 'hisaab-disk-'));
    const made = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', folder]).status === 0;
    if (made) execFileSync('umount', [folder]);
    rmSync(folder, { recursive: true });
    return made;
  }

  /** Until not one byte more goes on it. */
  fill(): void {
    const file = openSync(join(this.folder, 'somebody-elses-film'), 'a');
    try {
      for (let size = PIECE.length; size >= 1; size = Math.floor(size / 2)) {
        while (wrote(file, size));
      }
    } finally {
      closeSync(file);
    }
  }

  free(): void {
    rmSync(join(this.folder, 'somebody-elses-film'));
  }

  remove(): void {
    execFileSync('umount', ['-l', this.folder]);
    rmSync(this.folder, { recursive: true, force: true });
  }
}

function wrote(file: number, size: number): boolean {
  try {
    return writeSync(file, PIECE, 0, size) > 0;
  } catch {
    return false;
  }
}

const canBeMade = SmallDisk.canBeMade;
if (!canBeMade) {
  process.stdout.write(
    'left out: a full disk, since no file system may be mounted here (an administrator may)\n',
  );
}

it('a file system can be mounted in CI, so that nothing is left out there', () => {
  expect(canBeMade || process.env['CI'] !== 'true').toBe(true);
});

describe.runIf(canBeMade)('a disk that is full', () => {
  let disk: SmallDisk;
  let program: Program | undefined;
  afterEach(async () => {
    await program?.stop();
    program = undefined;
    disk.remove();
  });

  it('at the start is told in one sentence, and the start has failed', async () => {
    disk = new SmallDisk(8);
    const failure = await startProgram({ HISAAB_DATA_DIR: disk.folder }).then(
      () => undefined,
      (error: unknown) => String(error),
    );
    expect(failure).toMatch(/the program ended/);
    expect(failure).toMatch(/disk|space/i);
    expect(failure).not.toMatch(/\n\s+at /);
  });

  it('while it runs is told as a 503, loses nothing, and is over when there is space again', async () => {
    disk = new SmallDisk(300);
    program = await startProgram({ HISAAB_DATA_DIR: disk.folder });
    const person = await Person.signUp(program.baseUrl);
    const acknowledged = new Set<string>();
    const record = async () => {
      const answer = await person.post<{ id: string }>('/v1/transactions', {
        type: 'expense',
        amount: { amount: '1', currency: 'INR' },
        date: '2026-11-20',
        note: 'x'.repeat(1_000),
      });
      if (answer.status === 201) acknowledged.add(answer.body.id);
      return answer;
    };
    for (let i = 0; i < 50; i += 1) expect((await record()).status).toBe(201);

    disk.fill();
    // What PostgreSQL has set aside is used up first.
    const refused = await eventually(
      async () => {
        const answers = await Promise.all(Array.from({ length: 16 }, () => record()));
        const other = answers.find(({ status }) => status !== 201);
        if (!other) throw new Error('everything is still taken');
        return other;
      },
      { timeout: 60_000, interval: 0 },
    );
    expect(refused.status, refused.text).toBe(503);
    expect(refused.body).toMatchObject({ code: 'storage-unavailable' });
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(refused.text).not.toMatch(/insert|select|No space|postgres|node_modules|\/tmp/i);
    expect((await fetch(`${program.baseUrl}/health/live`)).status).toBe(200);

    disk.free();
    await eventually(async () => expect((await record()).status).toBe(201), {
      timeout: 60_000,
      interval: 250,
    });
    const admin = await embeddedAdmin(disk.folder);
    try {
      await expectDrained(admin);
      await expectAgreement(admin);
      const { rows } = await admin.query<{ id: string }>(
        'select id from billing.transaction where book_id = $1',
        [person.bookId],
      );
      const kept = new Set(rows.map(({ id }) => id));
      expect([...acknowledged].filter((id) => !kept.has(id))).toEqual([]);
    } finally {
      await admin.end();
    }
  });
});
