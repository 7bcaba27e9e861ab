export interface Pressed {
  readonly key: string;
  readonly code: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly shiftKey: boolean;
  readonly altKey: boolean;
}

/** The letter of the key: on a keyboard of another script (Devanagari) the one in its place. */
export function letterOf({ key, code }: Pick<Pressed, 'key' | 'code'>): string {
  const isOther = key.length > 0 && (key.codePointAt(0) ?? 0) > 127;
  const place = /^Key([A-Z])$/.exec(code)?.[1];
  return isOther && place ? place.toLowerCase() : key;
}

export type Command = 'undo' | 'redo' | 'palette';

/** What a key together with Ctrl (⌘) asks for. */
export function commandOf(pressed: Pressed): Command | null {
  if (!(pressed.ctrlKey || pressed.metaKey) || pressed.altKey) return null;
  const letter = letterOf(pressed).toLowerCase();
  if (letter === 'k' && !pressed.shiftKey) return 'palette';
  if (letter === 'z') return pressed.shiftKey ? 'redo' : 'undo';
  if (letter === 'y' && !pressed.shiftKey) return 'redo';
  return null;
}
