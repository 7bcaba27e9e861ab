import { queryOptions, useQuery } from '@tanstack/react-query';
import { api, body, type Schemas } from '../../api/client';
import { categoryColor } from '../../design/category-color';

export type Category = Schemas['Category'];

export const categoriesQuery = queryOptions({
  queryKey: ['categories'],
  queryFn: () => body(api.GET('/v1/categories')),
  select: (answer) => answer.items,
  staleTime: 60_000,
});

export function useCategories() {
  return useQuery(categoriesQuery);
}

type Look = (id: string | null) => { name: string; color: string } | null;

function lookOf(categories: readonly Category[]): Look {
  const byId = new Map(categories.map((category) => [category.id, category]));
  return (id) => {
    const category = id === null ? undefined : byId.get(id);
    if (!category) return null;
    const parent = category.parentId === null ? undefined : byId.get(category.parentId);
    return {
      name: parent ? `${parent.name} / ${category.name}` : category.name,
      color: categoryColor(category, parent),
    };
  };
}

const NONE: readonly Category[] = [];
const looks = new WeakMap<readonly Category[], Look>();

/** Names and colours by id; a child has its parent's colour where it has none of its own. */
export function useCategoryLook(): Look {
  const { data = NONE } = useCategories();
  const look = looks.get(data) ?? lookOf(data);
  looks.set(data, look);
  return look;
}

/** Parents in order of their names, each followed by its children. */
export function inOrder(categories: readonly Category[]): Category[] {
  const byName = (a: Category, b: Category) => a.name.localeCompare(b.name);
  const parents = categories.filter((category) => category.parentId === null).sort(byName);
  return parents.flatMap((parent) => [
    parent,
    ...categories.filter((category) => category.parentId === parent.id).sort(byName),
  ]);
}
