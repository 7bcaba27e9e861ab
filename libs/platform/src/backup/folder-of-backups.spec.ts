import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { nameAt, removeOld } from './folder-of-backups';

describe('a folder of backups', () => {
  const now = new Date('2026-11-23T02:00:00Z');
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'hisaab-backups-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const make = (name: string, isWhole = true): void => {
    mkdirSync(path.join(folder, name));
    if (isWhole) writeFileSync(path.join(folder, name, 'manifest.json'), '{}');
  };
  const daysAgo = (days: number): string => nameAt(new Date(now.getTime() - days * 86_400_000));

  it('keeps the newest, what is in the making, and what is not its own', () => {
    for (const days of [0, 1, 2, 3]) make(daysAgo(days));
    make(nameAt(new Date(now.getTime() - 3_600_000)), false);
    make(daysAgo(5), false);
    make('before-the-move');
    const removed = removeOld(folder, 2, now);
    expect(removed.map((one) => path.basename(one)).sort()).toEqual([daysAgo(5), daysAgo(3), daysAgo(2)]);
    expect(readdirSync(folder).sort()).toEqual(
      [daysAgo(1), '2026-11-23T01-00-00Z', daysAgo(0), 'before-the-move'].sort(),
    );
    expect(removeOld(folder, 9, now)).toEqual([]);
  });
});
