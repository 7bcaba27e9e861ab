export interface Asked {
  readonly namespace: string;
  readonly release: string;
  readonly words: readonly string[];
}
export function read(words: readonly string[]): Asked | undefined;
export function jobOf(cron: object, name: string, words: readonly string[]): Record<string, unknown>;
