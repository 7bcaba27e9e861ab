import {
  categoryChanged,
  categoryNamed,
  type Category as CategoryResource,
  type CategoryFact,
} from '@hisaab/contracts';
import type { NewEvent } from '@hisaab/messaging';
import type { Changed } from '../changes/change.recorder';
import type { Category, CategoryKind } from './category';

/** How others see a category: as a resource, as a fact, as a before-image. */
export function categoryResource(category: Category): CategoryResource {
  return {
    id: category.id,
    bookId: category.bookId,
    version: category.version,
    name: category.name,
    kind: category.kind,
    parentId: category.parentId,
    icon: category.icon,
    color: category.color,
    archived: category.archived,
    createdAt: category.createdAt.toISOString(),
    updatedAt: category.updatedAt.toISOString(),
  };
}

function categoryFact(category: Category): CategoryFact {
  const { id, version, kind, parentId, archived, state } = category;
  return { id, version, kind, parentId, archived, state };
}

export function categoryChange(before: Category | null, after: Category): Changed {
  const { id, version, icon, color } = after;
  const events: NewEvent[] = [
    { event: categoryChanged, subject: id, data: { category: categoryFact(after) } },
  ];
  if (look(before) !== look(after)) {
    const name = after.state === 'live' ? after.name : null;
    events.push({ event: categoryNamed, subject: id, data: { id, version, name, icon, color } });
  }
  return {
    noun: 'category',
    id,
    version,
    before: before && categoryImage(before),
    after: categoryImage(after),
    events,
  };
}

function look(category: Category | null): string | null {
  if (category?.state !== 'live') return null;
  return JSON.stringify([category.name, category.icon, category.color]);
}

interface CategoryImage {
  name: string;
  kind: CategoryKind;
  parentId: string | null;
  icon: string | null;
  color: string | null;
  archived: boolean;
  state: 'live' | 'deleted';
  intoId: string | null;
}

function categoryImage(category: Category): CategoryImage {
  const { name, kind, parentId, icon, color, archived, state, intoId } = category;
  return { name, kind, parentId, icon, color, archived, state, intoId };
}

/** The category as its image says, one version on. */
export function categoryFromImage(now: Category, image: object, at: Date): Category {
  const before = image as CategoryImage;
  return { ...now, ...before, version: now.version + 1, updatedAt: at };
}
