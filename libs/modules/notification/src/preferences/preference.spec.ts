import { describe, expect, it } from 'vitest';

import { choicesOf, patched } from './preference';

describe('preferences', () => {
  it('are for everything until somebody chooses', () => {
    expect(choicesOf({ 'large-expense': { inApp: false } })).toEqual({
      welcome: { inApp: true },
      'import-finished': { inApp: true },
      'large-expense': { inApp: false },
    });
  });

  it('change where the patch says so', () => {
    const before = choicesOf({});
    expect(patched(before, { welcome: { inApp: false } })).toEqual({
      choices: { ...before, welcome: { inApp: false } },
      isChanged: true,
    });
    expect(patched(before, { welcome: undefined })).toEqual({ choices: before, isChanged: false });
    expect(patched(before, { welcome: { inApp: true } }).isChanged).toBe(false);
  });
});
