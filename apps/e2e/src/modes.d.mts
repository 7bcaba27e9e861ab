export const NOT_IN_SPLIT: Readonly<Record<string, string>>;
export const NOT_AT_ANOTHERS: readonly string[];
export const IN_EVERY_RUN: readonly string[];
