import { describe, expect, it } from 'vitest';
import { commandOf, letterOf, type Pressed } from './pressed-key';

const pressed = (key: string, held: Partial<Pressed> = {}): Pressed => ({
  key,
  code: `Key${key.toUpperCase()}`,
  ctrlKey: false,
  metaKey: false,
  shiftKey: false,
  altKey: false,
  ...held,
});

describe('keys', () => {
  it('are known by their place where another script is typed', () => {
    expect(letterOf({ key: 'ल', code: 'KeyN' })).toBe('n');
    expect(letterOf({ key: 'n', code: 'KeyB' })).toBe('n');
    expect(letterOf({ key: '?', code: 'Slash' })).toBe('?');
  });

  it('undo, do again and open the palette with Ctrl or ⌘', () => {
    expect(commandOf(pressed('z', { ctrlKey: true }))).toBe('undo');
    expect(commandOf(pressed('Z', { ctrlKey: true, shiftKey: true }))).toBe('redo');
    expect(commandOf(pressed('y', { ctrlKey: true }))).toBe('redo');
    expect(commandOf(pressed('k', { metaKey: true }))).toBe('palette');
    expect(commandOf(pressed('z'))).toBeNull();
    expect(commandOf(pressed('z', { ctrlKey: true, altKey: true }))).toBeNull();
  });
});
