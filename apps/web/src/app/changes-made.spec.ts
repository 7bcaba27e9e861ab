import { beforeEach, describe, expect, it } from 'vitest';
import { ChangesMade } from './changes-made';

describe('the changes made in this tab', () => {
  let taken: string[];
  let changes: ChangesMade;
  const change = (name: string) => ({
    what: name,
    takeBack: async () => {
      taken.push(name);
      return { changeSetId: `undo of ${name}` };
    },
  });

  beforeEach(() => {
    taken = [];
    changes = new ChangesMade(
      async (id) => {
        taken.push(id);
        return { changeSetId: `undo of ${id}` };
      },
      (error) => error instanceof RangeError,
    );
  });

  it('go back the newest first, and forward again', async () => {
    changes.made(change('a'));
    changes.made(change('b'));
    expect((await changes.undo())?.what).toBe('b');
    expect((await changes.undo())?.what).toBe('a');
    expect(await changes.undo()).toBeNull();
    expect((await changes.redo())?.what).toBe('a');
    expect((await changes.redo())?.what).toBe('b');
    expect(await changes.redo()).toBeNull();
    expect((await changes.undo())?.what).toBe('b');
    expect(taken).toEqual(['b', 'a', 'undo of a', 'undo of b', 'undo of undo of b']);
  });

  it('cannot go forward after something else was done', async () => {
    changes.made(change('a'));
    await changes.undo();
    changes.made(change('b'));
    expect(await changes.redo()).toBeNull();
  });

  it('are taken back one at a time, each once, however fast the keys come', async () => {
    const first = change('a');
    changes.made(first);
    changes.made(change('b'));
    await Promise.all([changes.undo(), changes.undo(first), changes.undo(first), changes.undo()]);
    expect(taken).toEqual(['b', 'a']);
  });

  it('wait for another try where that can help', async () => {
    let error: Error | null = new Error('offline');
    changes.made({
      what: 'a',
      takeBack: async () => {
        if (error) throw error;
        return null;
      },
    });
    await expect(changes.undo()).rejects.toThrow('offline');
    error = new RangeError('taken back already');
    await expect(changes.undo()).rejects.toThrow('already');
    error = null;
    expect(await changes.undo()).toBeNull();
  });
});
