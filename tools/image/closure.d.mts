export function foldersOf(root: string, names: Iterable<string>): string[];
