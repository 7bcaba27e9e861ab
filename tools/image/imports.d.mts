export function packagesNamedIn(folder: string): Set<string>;
