export interface LogLine {
  readonly level: string;
  readonly event?: string;
  readonly msg?: string;
  readonly requestId?: string;
  readonly requestIds?: readonly string[];
  readonly traceId?: string;
}

/** The lines of a program's log; what it says to a person is left out. */
export function logLines(output: string): LogLine[] {
  return output.split('\n').flatMap((line) => {
    if (!line.startsWith('{')) return [];
    try {
      return [JSON.parse(line) as LogLine];
    } catch {
      return []; // The first, of which the beginning is no longer kept.
    }
  });
}

/** Those that a request caused, alone or with others. */
export function causedBy(lines: readonly LogLine[], requestId: string): LogLine[] {
  return lines.filter((line) => line.requestId === requestId || line.requestIds?.includes(requestId));
}
