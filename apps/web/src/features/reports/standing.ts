import { seenSequence } from '../../api/client';
import { areReportsSilent, SILENT_MS } from '../../api/silent';

/** What every answer of the reports says: how much of the book it has seen. */
export interface Standing {
  readonly asOf: { readonly sequence: number; readonly time: string | null };
}

/** What others wrote may still be on its way, and what this device kept gives way as soon as it can. */
export function askAgainAfter(answer: Standing | undefined): number | false {
  if (areReportsSilent()) return SILENT_MS;
  return answer && answer.asOf.sequence < seenSequence() ? 1_000 : false;
}
