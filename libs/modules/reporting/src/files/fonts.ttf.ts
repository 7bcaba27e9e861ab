import { createRequire } from 'node:module';
import path from 'node:path';
import { openSync, type Font } from 'fontkit';

const folder = path.dirname(
  createRequire(import.meta.url).resolve('@expo-google-fonts/noto-sans/package.json'),
);

/** Noto Sans holds Latin, Greek, Cyrillic, Devanagari and the signs of currencies in one file. */
export const FONT_FILES = {
  normal: path.join(folder, '400Regular', 'NotoSans_400Regular.ttf'),
  bold: path.join(folder, '600SemiBold', 'NotoSans_600SemiBold.ttf'),
} as const;

export type Weight = keyof typeof FONT_FILES;

const opened: Partial<Record<Weight, Font>> = {};

export function font(weight: Weight): Font {
  return (opened[weight] ??= openSync(FONT_FILES[weight]));
}

// The shaper goes by the script that a text begins with, so each script is shaped on its own.
// Joiners and the danda, which is of many scripts, stay with the letters before them.
const RUNS =
  /(?:\p{Script=Devanagari}|\p{Join_Control}|[।॥])+|(?:(?!\p{Script=Devanagari}|\p{Join_Control}|[।॥]).)+/gsu;

export const runsOf = (text: string): string[] => text.match(RUNS) ?? [];
