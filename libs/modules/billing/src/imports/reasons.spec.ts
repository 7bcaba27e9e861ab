import {
  IMPORT_FAILED_REASONS,
  IMPORT_IGNORED_REASONS,
  IMPORT_PROBLEMS as TOLD_PROBLEMS,
  IMPORT_WARNINGS,
} from '@hisaab/contracts';
import { expect, it } from 'vitest';
import { FAILED_REASONS, IGNORED_REASONS, IMPORT_PROBLEMS, WARNINGS } from './reasons';

it('tells clients of every reason that an import can give, and of no other', () => {
  expect([...FAILED_REASONS]).toEqual([...IMPORT_FAILED_REASONS]);
  expect([...IGNORED_REASONS]).toEqual([...IMPORT_IGNORED_REASONS]);
  expect([...WARNINGS]).toEqual([...IMPORT_WARNINGS]);
  expect([...IMPORT_PROBLEMS]).toEqual([...TOLD_PROBLEMS]);
});
