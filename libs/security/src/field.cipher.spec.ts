import { describe, expect, it } from 'vitest';
import { FieldCipher } from './field.cipher';
import { MasterKey } from './master.key';
import { rotateEncryptedRows } from './rotation';

const [one, two] = [MasterKey.generate(), MasterKey.generate()];
const cipher = (text: string) => new FieldCipher(MasterKey.parse(text));

describe('the master key', () => {
  it('takes one key, or versions with the current one first', () => {
    expect(MasterKey.parse(one).versions).toEqual([1]);
    const both = MasterKey.parse(`2:${two}, 1:${one}`);
    expect(both.current).toBe(2);
    expect(both.versions).toEqual([2, 1]);
    expect(both.derive('x', 1)).toEqual(MasterKey.parse(one).derive('x'));
    expect(both.derive('x')).not.toEqual(both.derive('y'));
  });

  it('refuses what is not 32 bytes, a version twice, and shows itself in no output', () => {
    for (const text of ['', 'short', 'a'.repeat(43) + '!', `1:${one},1:${two}`, `0:${one}`, `x:${one}`]) {
      expect(() => MasterKey.parse(text), text).toThrow(/32 bytes/);
    }
    expect(() => MasterKey.parse(one).derive('x', 2)).toThrow(/Version 2/);
    expect(JSON.stringify({ key: MasterKey.parse(one) })).not.toContain(one.slice(0, 10));
  });
});

describe('field encryption', () => {
  it('gives back what it took, and each time other bytes', () => {
    const c = cipher(one);
    for (const text of ['', 'asha@example.in', 'आशा 🙂'.repeat(500)]) {
      expect(c.decrypt(c.encrypt(text, 'identity.email:1'), 'identity.email:1')).toBe(text);
    }
    expect(c.encrypt('a', 'p').bytes).not.toEqual(c.encrypt('a', 'p').bytes);
  });

  it('refuses a changed byte, another place and another key', () => {
    const c = cipher(one);
    const field = c.encrypt('asha@example.in', 'identity.email:1');
    for (let at = 0; at < field.bytes.length; at += 1) {
      const bytes = Buffer.from(field.bytes);
      bytes[at] = (bytes[at] ?? 0) ^ 1;
      expect(() => c.decrypt({ ...field, bytes }, 'identity.email:1')).toThrow();
    }
    expect(() => c.decrypt(field, 'identity.email:2')).toThrow();
    expect(() => cipher(two).decrypt(field, 'identity.email:1')).toThrow();
  });

  it('finds by blind index under any known version', () => {
    const before = cipher(one).blindIndex('asha@example.in', 'email');
    const after = cipher(`2:${two},1:${one}`);
    expect(after.blindIndex('asha@example.in', 'email')).not.toEqual(before);
    expect(after.blindIndexes('asha@example.in', 'email')).toContainEqual(before);
  });
});

describe('rotation', () => {
  it('re-encrypts in batches until nothing is left, and can be stopped in between', async () => {
    const [old, next] = [cipher(one), cipher(`2:${two},1:${one}`)];
    const rows = Array.from({ length: 25 }, (_, n) => old.encrypt(`value ${n}`, `t:${n}`));
    let transactions = 0;
    const database = {
      transaction: <T>(work: (tx: null) => Promise<T>) => ((transactions += 1), work(null)),
    };
    const table = {
      name: 't',
      reencrypt: (_: null, limit: number) => {
        const due = rows.flatMap((row, n) => (row.keyVersion === 2 ? [] : [n])).slice(0, limit);
        for (const n of due) {
          const row = rows[n];
          if (row) rows[n] = next.encrypt(next.decrypt(row, `t:${n}`), `t:${n}`);
        }
        return Promise.resolve(due.length);
      },
    };
    expect(await rotateEncryptedRows(database, [table], { batch: 10 })).toBe(25);
    expect(transactions).toBe(4);
    const alone = cipher(`2:${two}`);
    rows.forEach((row, n) => expect(alone.decrypt(row, `t:${n}`)).toBe(`value ${n}`));
    expect(await rotateEncryptedRows(database, [table])).toBe(0);
  });
});
