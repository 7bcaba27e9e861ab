export function endNames(port: number): void;
