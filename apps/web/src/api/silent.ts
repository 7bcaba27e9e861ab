/** Whether reports come from this device, since those who make them do not answer. */
let areSilent = false;
const listeners = new Set<() => void>();

/** While they are, they are asked again so often. */
export const SILENT_MS = 4_000;

export function areReportsSilent(): boolean {
  return areSilent;
}

export function onReportsSilent(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function noteReports(are: boolean): void {
  if (are === areSilent) return;
  areSilent = are;
  for (const listener of listeners) listener();
}

export function isReport(url: string): boolean {
  return new URL(url).pathname.startsWith('/v1/reports/');
}
