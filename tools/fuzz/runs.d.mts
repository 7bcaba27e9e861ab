export const RUNS: Readonly<Record<string, { readonly operations: readonly string[] }>>;
export function operationIds(document: object): string[];
