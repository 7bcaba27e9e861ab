import { SEPARATORS, type Separator } from '../mapping';

/** The number of fields of each record of a text under one separator; quotes are honoured. */
function fieldCounts(text: string, separator: Separator): number[] {
  const counts: number[] = [];
  let fields = 1;
  let quoted = false;
  let atStart = true;
  let filled = false;
  for (let i = 0; i < text.length; i += 1) {
    const char = text.charAt(i);
    if (quoted) {
      if (char === '"' && text.charAt(i + 1) === '"') i += 1;
      else if (char === '"') quoted = false;
    } else if (char === '"' && atStart) quoted = true;
    else if (char === separator) {
      fields += 1;
      atStart = true;
      filled = true;
      continue;
    } else if (char === '\n' || char === '\r') {
      if (filled) counts.push(fields);
      fields = 1;
      atStart = true;
      filled = false;
      continue;
    }
    if (char !== ' ') atStart = false;
    filled = true;
  }
  if (filled) counts.push(fields);
  return counts;
}

function score(counts: readonly number[]): number {
  const tally = new Map<number, number>();
  for (const count of counts) if (count > 1) tally.set(count, (tally.get(count) ?? 0) + 1);
  let best = 0;
  for (const [count, times] of tally) {
    const share = times / counts.length;
    best = Math.max(best, share * share * Math.min(count - 1, 12));
  }
  return best;
}

/** The separator under which most records of the head of a file have the same number of fields. */
export function guessSeparator(head: string): { separator: Separator; confidence: number } {
  const told = /^\ufeff?sep=([,;|\t])\r?\n/iu.exec(head)?.[1];
  const known = SEPARATORS.find((separator) => separator === told);
  if (known !== undefined) return { separator: known, confidence: 1 };
  const ranked = SEPARATORS.map((separator) => ({
    separator,
    score: score(fieldCounts(head, separator)),
  })).sort((a, b) => b.score - a.score);
  const [first, second] = ranked;
  if (!first || first.score === 0) return { separator: ',', confidence: 0 };
  return { separator: first.separator, confidence: first.score / (first.score + (second?.score ?? 0)) };
}
