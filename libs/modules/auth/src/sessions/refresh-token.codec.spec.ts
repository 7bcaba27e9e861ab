import 'reflect-metadata';
import { uuidv7 } from '@hisaab/kernel';
import { MasterKey } from '@hisaab/security';
import { describe, expect, it } from 'vitest';
import { RefreshTokens } from './refresh-token.codec';

const [one, two] = [MasterKey.generate(), MasterKey.generate()];
const tokens = new RefreshTokens(MasterKey.parse(one));

describe('a refresh token', () => {
  it('has one successor, in whichever process it is made', () => {
    const parent = tokens.first(uuidv7());
    const again = new RefreshTokens(MasterKey.parse(one)).successor(parent);
    expect(tokens.encode(tokens.successor(parent))).toBe(tokens.encode(again));
    expect(again.generation).toBe(1);
    expect(tokens.encode(tokens.successor(again))).not.toBe(tokens.encode(again));
  });

  it('is read back, and only when it is ours', () => {
    const token = tokens.first(uuidv7());
    const text = tokens.encode(token);
    expect(tokens.decode(text)).toEqual(token);
    expect(new RefreshTokens(MasterKey.parse(two)).decode(text)).toBeUndefined();
    for (const odd of ['', 'x', `${text}=`, `${text}A`, text.slice(1), text.toLowerCase(), 'é'.repeat(92)]) {
      expect(tokens.decode(odd), odd).toBeUndefined();
    }
  });

  it('lives on under a new master key, until the old one is taken away', () => {
    const token = tokens.first(uuidv7());
    const both = new RefreshTokens(MasterKey.parse(`2:${two},1:${one}`));
    const next = both.successor(token);
    expect(both.decode(tokens.encode(token))).toEqual(token);
    expect(new RefreshTokens(MasterKey.parse(`2:${two}`)).decode(both.encode(next))).toEqual(next);
    expect(both.successor(token, 1)).toEqual(tokens.successor(token));
  });
});
