/** What the stack needs and this machine has not; empty where it can start. */
export function missing(): string[];
