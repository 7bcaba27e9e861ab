export interface NamedStatement {
  readonly statement: { readonly name: string; readonly text: string };
  /** The values in the order of the statement's `$n`. */
  values(given: Readonly<Record<string, unknown>>): unknown[];
}

/** A long statement whose parameters have names: `{name}` in the text becomes the right `$n`. */
export function namedParameters(name: string, text: string): NamedStatement {
  const names: string[] = [];
  const numbered = text.replaceAll(/\{(\w+)\}/g, (_, word: string) => {
    if (!names.includes(word)) names.push(word);
    return `$${names.indexOf(word) + 1}`;
  });
  return { statement: { name, text: numbered }, values: (given) => names.map((one) => given[one]) };
}
