type Name = 'helm' | 'kubeconform' | 'kubectl';

export const cache: string;
export function found(name: Name): string | undefined;
export function program(name: Name): string;
export function schemas(): string;
