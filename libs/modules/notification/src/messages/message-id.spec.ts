import { isUuidv7, uuidv5, uuidv7 } from '@hisaab/kernel';
import { describe, expect, it } from 'vitest';

import { messageId } from './message-id';

describe('the id of a message', () => {
  const source = uuidv7();
  const user = uuidv7();

  it('is the same for the same rule, source and person, and sorts with its source', () => {
    const id = messageId('welcome', source, user);
    expect(id).toBe(messageId('welcome', source, user));
    expect(isUuidv7(id)).toBe(true);
    expect(id.slice(0, 13)).toBe(source.slice(0, 13));
  });

  it('is another for another of them', () => {
    const ids = [
      messageId('welcome', source, user),
      messageId('large-expense', source, user),
      messageId('welcome', source, uuidv7()),
      messageId('welcome', uuidv7(), user),
    ];
    expect(new Set(ids).size).toBe(4);
  });

  it('is well-formed for a source that has no time', () => {
    expect(isUuidv7(messageId('welcome', uuidv5('x', source), user))).toBe(true);
  });
});
