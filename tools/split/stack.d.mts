import type { Stack, StackOptions } from './start';

export type { Part } from './part';
export type { Stack, StackOptions };
export function startStack(options: StackOptions): Promise<Stack>;
