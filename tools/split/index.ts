export { startStack, type Home, type Stack, type StackOptions } from './start';
export type { Part } from './part';
