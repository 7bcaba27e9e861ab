export const FIXED_PORTS: Readonly<Record<string, number>>;
