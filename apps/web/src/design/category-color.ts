/** Colours that differ from one another and read on white and on black. */
export const CATEGORY_COLORS = [
  '#1d7a8c',
  '#c2410c',
  '#4d7c0f',
  '#7e22ce',
  '#b45309',
  '#be185d',
  '#1d4ed8',
  '#047857',
  '#a16207',
  '#6d28d9',
  '#0e7490',
  '#9f1239',
] as const;

/** What is in no category. */
export const NO_CATEGORY = '#868e96';

/** All those together that are too small to stand alone. */
export const THE_REST = '#64748b';

interface Colored {
  readonly id: string;
  readonly color?: string | null;
}

/** The colour of a category, the same everywhere and always: its own, its parent's, or one that its id chooses. */
export function categoryColor(category: Colored | undefined, parent?: Colored): string {
  if (!category) return NO_CATEGORY;
  return category.color ?? parent?.color ?? chosen(parent?.id ?? category.id);
}

function chosen(id: string): string {
  return chosenOf(CATEGORY_COLORS, id) ?? NO_CATEGORY;
}

/** The one of these that an id has always, wherever it is shown. */
export function chosenOf<One>(these: readonly One[], id: string): One | undefined {
  let sum = 0;
  for (const character of id) sum = (sum * 31 + (character.codePointAt(0) ?? 0)) % 1_000_003;
  return these[sum % these.length];
}
