/** @returns how many were put in their places */
export function bringDependencies(folder?: string): number;
