import { storageError } from '@hisaab/database';
import { DomainError } from '@hisaab/kernel';
import { describe, expect, it } from 'vitest';

import { isOutage } from './trouble';

const coded = (code: string): Error => Object.assign(new Error('of the server'), { code });

describe('an outage', () => {
  it('is our storage that is not there', () => {
    expect(isOutage(storageError(coded('ECONNREFUSED')))).toBe(true);
    expect(isOutage(storageError(coded('57P01')))).toBe(true);
    expect(isOutage(storageError())).toBe(true);
  });

  it('is a part that had to be asked and does not answer', () => {
    expect(isOutage(new DomainError('peer-unavailable', 'unavailable', 'Later.'))).toBe(true);
  });

  it('is not what the message itself may cause: a time-out, a lost race, another system, a mistake', () => {
    expect(isOutage(storageError(coded('57014')))).toBe(false);
    expect(isOutage(storageError(coded('40P01')))).toBe(false);
    expect(isOutage(coded('ECONNREFUSED'))).toBe(false);
    expect(isOutage(new DomainError('templating-unavailable', 'unavailable', 'Later.'))).toBe(false);
    expect(isOutage(new TypeError('undefined is not a function'))).toBe(false);
    expect(isOutage('a string')).toBe(false);
  });
});
