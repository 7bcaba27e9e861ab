/** A long statement whose parameters have names: `{name}` in the text becomes the right `$n`. */
export function namedParameters<Name extends string>(
  name: string,
  names: readonly Name[],
  text: string,
): { statement: { name: string; text: string }; values: (given: Record<Name, unknown>) => unknown[] } {
  const numbered = text.replaceAll(/\{(\w+)\}/g, (_, word: string) => {
    const index = (names as readonly string[]).indexOf(word);
    if (index < 0) throw new Error(`The statement ${name} has no parameter ${word}`);
    return `$${index + 1}`;
  });
  return { statement: { name, text: numbered }, values: (given) => names.map((one) => given[one]) };
}
