export function isSpare(file: string): boolean;
