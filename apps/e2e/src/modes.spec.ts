import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, it } from 'vitest';
import { IN_EVERY_RUN, NOT_AT_ANOTHERS, NOT_IN_SPLIT } from './modes.mjs';

it('only journeys that there are, each with its reason, are left out of a mode', () => {
  for (const file of [...Object.keys(NOT_IN_SPLIT), ...IN_EVERY_RUN, ...NOT_AT_ANOTHERS]) {
    expect([file, existsSync(resolve(import.meta.dirname, file))]).toEqual([file, true]);
  }
  expect(IN_EVERY_RUN.filter((file) => file in NOT_IN_SPLIT)).toEqual([]);
  for (const why of Object.values(NOT_IN_SPLIT)) expect(why.length).toBeGreaterThan(30);
});
