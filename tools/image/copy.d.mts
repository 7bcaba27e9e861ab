export function copyPackage(root: string, folder: string, target: string): void;
