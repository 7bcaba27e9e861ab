import {
  IMPORT_FAILED_REASONS,
  IMPORT_IGNORED_REASONS,
  IMPORT_PROBLEMS,
  IMPORT_WARNINGS,
} from '../../../../../libs/contracts/src/index';
import { describe, expect, it } from 'vitest';
import { FAILED_WORDS, IGNORED_WORDS, PROBLEM_WORDS, WARNING_WORDS } from './reason-words';

describe('the words for what an import says', () => {
  it.each([
    ['why a row failed', IMPORT_FAILED_REASONS, FAILED_WORDS],
    ['why a row is left out', IMPORT_IGNORED_REASONS, IGNORED_WORDS],
    ['what was not sure', IMPORT_WARNINGS, WARNING_WORDS],
    ['why the import failed', IMPORT_PROBLEMS, PROBLEM_WORDS],
  ])('are there for every code that the server can give: %s', (_, codes, words) => {
    expect(Object.keys(words).sort()).toEqual([...codes].sort());
  });
});
