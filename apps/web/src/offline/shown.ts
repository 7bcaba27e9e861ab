/** Whether what is shown comes from this device, and of when it is. */
let asOf: string | null = null;
const listeners = new Set<() => void>();

export function shownAsOf(): string | null {
  return asOf;
}

export function onShown(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Of then; null: as the server answered it. */
export function shown(next: string | null): void {
  if (next === asOf) return;
  asOf = next;
  for (const listener of listeners) listener();
}
