export function treeOf(root: number): number[];
export function isAlive(pid: number): boolean;
export function signalTree(pids: readonly number[], signal: NodeJS.Signals): void;
export function untilGone(pids: readonly number[], withinMs: number): Promise<boolean>;
export function beginningOf(pid: number): string | undefined;
