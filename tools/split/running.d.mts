/** Those of `npm run split` that somebody listens on. */
export function portsInUse(): Promise<number[]>;
