const LISTED = /[,;|"]|\s#/u;
const QUOTED = /(^|[,;|])\s*"((?:[^"]|"")+)"\s*(?=[,;|]|$)/gu;
const SEPARATOR = /[,;|]|\s+(?=#)/u;

/** Tags in one cell: by commas, and in double quotes (doubled inside) where a tag has what parts tags. */
export function writeTags(tags: readonly string[]): string {
  return tags.map((tag) => (LISTED.test(tag) ? `"${tag.replaceAll('"', '""')}"` : tag)).join(', ');
}

/** The tags of a cell, ours or another program's: by comma, semicolon, bar or a blank before "#". */
export function readTags(cell: string): string[] {
  const quoted: string[] = [];
  // What was quoted stands aside while the rest is parted; no cell of a file holds the character NUL.
  const text = cell.replaceAll('\0', '').replace(QUOTED, (_, before: string, inner: string) => {
    quoted.push(inner.replaceAll('""', '"'));
    return `${before}\0`;
  });
  const tags = text
    .split(SEPARATOR)
    .map((part) => (part.trim() === '\0' ? (quoted.shift() ?? '') : part).trim().replace(/^#/u, '').trim());
  return [...new Set(tags.filter((tag) => tag !== ''))];
}
