/**
 * How names are compared: NFKC, without case, trimmed, single spaces ("Train" = " train").
 * Upper case first, since it joins letters that lower case keeps apart (ß and ss).
 */
export function foldName(name: string): string {
  return name.normalize('NFKC').toUpperCase().toLowerCase().normalize('NFKC').replace(/\s+/gu, ' ').trim();
}
