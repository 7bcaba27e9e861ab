import { DomainError } from '@hisaab/kernel';
import { describe, expect, it } from 'vitest';
import { BreachedPasswords } from './breached-passwords.list';
import { checkNewPassword, normalisePassword } from './password-rules';

const owner = { email: 'asha.rao@example.org', name: 'Asha Rao' };
const none = (): boolean => false;

function verdict(password: string, isBreached: (folded: string) => boolean = none): string {
  try {
    checkNewPassword(password, owner, isBreached);
    return 'taken';
  } catch (error) {
    return error instanceof DomainError ? error.code : 'broken';
  }
}

describe('a new password', () => {
  it('is counted in code points, from 8 to 256', () => {
    expect(verdict('🙂'.repeat(7))).toBe('password-too-short');
    expect(verdict('🙂🙃🙂🙃🙂🙃🙂🙃')).toBe('taken');
    expect(verdict('ab cd ef'.repeat(32))).toBe('taken');
    expect(verdict(`${'ab cd ef'.repeat(32)}!`)).toBe('password-too-long');
  });

  it('may be made of anything', () => {
    for (const password of [
      'onlyletters then',
      '8402951736',
      '        x',
      'चाय पानी नाश्ता',
      'a'.repeat(64),
      '"\'; drop--',
    ]) {
      expect(verdict(password), password).toBe('taken');
    }
  });

  it('is not little more than what anybody knows of its owner', () => {
    for (const password of [
      'asha.rao',
      'Asha.Rao1',
      'asha.rao@example.org',
      'example1234',
      'hisaab123',
      'HISAAB2026',
    ]) {
      expect(verdict(password), password).toBe('password-guessable');
    }
    for (const password of ['hisaab for the whole street', 'example sentence, long', 'asha likes monsoon']) {
      expect(verdict(password), password).toBe('taken');
    }
  });

  it('is not on the bundled list, whatever its case', async () => {
    const list = new BreachedPasswords();
    await list.onModuleInit();
    expect(list.size).toBeGreaterThan(10_000);
    for (const password of [
      'password',
      'PassWord',
      '12345678',
      'iloveyou',
      'qwertyuiop',
      'football',
      'trustno1',
    ]) {
      expect(verdict(password, list.includes), password).toBe('password-breached');
    }
    expect(verdict('teal kettle on the roof', list.includes)).toBe('taken');
  });

  it('is one password in both spellings of Unicode, and never trimmed', () => {
    expect(normalisePassword('Cafe\u0301 at 9')).toBe(normalisePassword('Caf\u00e9 at 9'));
    expect(normalisePassword(' a b ')).toBe(' a b ');
  });
});
