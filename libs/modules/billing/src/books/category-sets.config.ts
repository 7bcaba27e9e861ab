import { join } from 'node:path';
import { foldName } from '@hisaab/kernel';
import { loadFiles } from '@hisaab/platform';
import { z } from 'zod';

const key = z.string().regex(/^[a-z0-9-]{1,40}$/);
const name = z.string().trim().min(1).max(100);
const look = {
  icon: z.string().regex(/^[a-z0-9-]{1,40}$/),
  color: z.string().regex(/^#[0-9a-fA-F]{6}$/),
};

const child = z.strictObject({ key, name, ...look });
const parent = z.strictObject({
  key,
  name,
  kind: z.enum(['expense', 'income']),
  ...look,
  children: z.array(child).default([]),
});

function repeated(values: string[]): string | undefined {
  return values.find((value, index) => values.indexOf(value) !== index);
}

/** `config/categories/<language>.yaml`: what a new book of that language begins with. */
export const categorySet = z
  .strictObject({
    cashAccount: name,
    categories: z.array(parent).min(1),
  })
  .superRefine((set, context) => {
    const key = repeated(
      set.categories.flatMap((one) => [one.key, ...one.children.map((inner) => inner.key)]),
    );
    if (key)
      context.addIssue({ code: 'custom', message: `the key ${key} is there twice`, path: ['categories'] });
    set.categories.forEach((one, index) => {
      const twice =
        repeated(one.children.map((inner) => foldName(inner.name))) ??
        set.categories
          .slice(0, index)
          .find((o) => o.kind === one.kind && foldName(o.name) === foldName(one.name))?.name;
      if (twice) {
        context.addIssue({
          code: 'custom',
          message: `the name ${twice} is there twice`,
          path: ['categories', index],
        });
      }
    });
  });

export type CategorySet = z.infer<typeof categorySet>;

/** The sets by language, and the one for a locale: its own, its language's, else English. */
export class CategorySets {
  private constructor(private readonly sets: ReadonlyMap<string, CategorySet>) {}

  static load(configDir: string): CategorySets {
    const sets = loadFiles(join(configDir, 'categories'), categorySet);
    if (!sets.has('en'))
      throw new Error('config/categories/en.yaml is missing: other languages fall back to it');
    return new CategorySets(sets);
  }

  forLocale(locale: string): CategorySet {
    const set = this.sets.get(locale) ?? this.sets.get(locale.split('-')[0] ?? '') ?? this.sets.get('en');
    if (!set) throw new Error('the English set is always there');
    return set;
  }
}
