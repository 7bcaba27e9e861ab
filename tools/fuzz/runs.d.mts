export const RUNS: Readonly<
  Record<string, { readonly isOneStep?: boolean; readonly operations: readonly string[] }>
>;
export function operationIds(document: object): string[];
