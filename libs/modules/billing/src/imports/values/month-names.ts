/** The months as banks of several countries write them; three letters of a name, and what is given apart, are enough. */
const NAMES: readonly (readonly string[])[] = [
  ['january', 'januar', 'jänner', 'janvier', 'enero', 'gennaio', 'janeiro', 'stycznia', 'जनवरी'],
  ['february', 'februar', 'février', 'febrero', 'febbraio', 'fevereiro', 'lutego', 'फरवरी'],
  ['march', 'märz', 'mrz', 'mars', 'maart', 'mrt', 'marzo', 'março', 'marca', 'मार्च'],
  ['april', 'avril', 'abril', 'aprile', 'kwietnia', 'अप्रैल'],
  ['may', 'mai', 'mei', 'mayo', 'maggio', 'maio', 'maja', 'मई'],
  ['june', 'juni', 'juin', 'junio', 'giugno', 'junho', 'czerwca', 'जून'],
  ['july', 'juli', 'juillet', 'julio', 'luglio', 'julho', 'lipca', 'जुलाई'],
  ['august', 'août', 'augustus', 'agosto', 'sierpnia', 'अगस्त'],
  ['september', 'septembre', 'septiembre', 'settembre', 'setembro', 'września', 'सितंबर', 'सितम्बर'],
  ['october', 'oktober', 'octobre', 'octubre', 'ottobre', 'outubro', 'października', 'अक्टूबर', 'अक्तूबर'],
  ['november', 'novembre', 'noviembre', 'novembro', 'listopada', 'नवंबर', 'नवम्बर'],
  ['december', 'dezember', 'décembre', 'diciembre', 'dicembre', 'dezembro', 'grudnia', 'दिसंबर', 'दिसम्बर'],
];

/** Some programs write फ़रवरी with its dot and some without. */
function folded(name: string): string {
  return name.normalize('NFKC').toLowerCase().replaceAll('\u093c', '');
}

const MONTHS = NAMES.map((names) => names.map(folded));
const known = new Map<string, number | null>();

function find(word: string): number | null {
  const isShort = word.length < (/^\p{Script=Devanagari}/u.test(word) ? 2 : 3);
  if (isShort) return null;
  const fits = MONTHS.flatMap((names, at) => (names.some((name) => name.startsWith(word)) ? [at + 1] : []));
  // `jui` may be juin or juillet.
  return fits.length === 1 ? (fits[0] ?? null) : null;
}

/** @returns 1 to 12, or null for a word that is no month */
export function monthOf(word: string): number | null {
  const text = folded(word).replace(/\.$/u, '');
  const before = known.get(text);
  if (before !== undefined) return before;
  const month = text.length > 14 ? null : find(text);
  if (known.size < 500) known.set(text, month);
  return month;
}
