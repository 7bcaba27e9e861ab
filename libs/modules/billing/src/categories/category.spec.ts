import { DomainError } from '@hisaab/kernel';
import { describe, expect, it } from 'vitest';
import {
  checkPlace,
  createCategory,
  resolveCategoryName,
  resolvePair,
  type Category,
  type CategoryKind,
} from './category';

const at = new Date(0);
const make = (id: string, name: string, kind: CategoryKind, parentId: string | null = null): Category =>
  createCategory({ name, kind, parentId }, { bookId: 'b', id, at });

const all = [
  make('food', 'Food', 'expense'),
  make('train', 'Train', 'expense', 'food'),
  make('other', 'Other', 'expense'),
  make('other-in', 'Other', 'income'),
  make('water', 'water (jar /tanker)', 'expense'),
  make('home-other', 'Other', 'expense', 'food'),
];

const idOf = (typed: string, kind: CategoryKind = 'expense') => {
  const resolved = resolveCategoryName(typed, kind, all);
  return 'found' in resolved ? resolved.found.id : null;
};

describe('a typed category', () => {
  it('is found as a whole first, whatever its case, form and spaces', () => {
    expect(idOf('WATER (jar /tanker)')).toBe('water');
    expect(idOf(' train ')).toBe('train');
    expect(idOf('ｔｒａｉｎ')).toBe('train');
    expect(idOf('other')).toBe('other');
    expect(idOf('Other', 'income')).toBe('other-in');
  });

  it('is then parent and child', () => {
    expect(idOf('food / Other')).toBe('home-other');
    expect(idOf('Food/train')).toBe('train');
    expect(resolveCategoryName('Food/Snacks', 'expense', all)).toMatchObject({
      parent: { id: 'food' },
      name: 'Snacks',
    });
    expect(resolveCategoryName('Travel/Taxi', 'expense', all)).toEqual({
      parent: null,
      parentName: 'Travel',
      name: 'Taxi',
    });
  });

  it('that only begins or ends with a slash is a name', () => {
    expect(resolveCategoryName('/x', 'expense', all)).toEqual({ parent: null, parentName: null, name: '/x' });
    expect(resolveCategoryName('x/', 'expense', all)).toEqual({ parent: null, parentName: null, name: 'x/' });
  });

  it('given in two columns is never split at a slash', () => {
    expect(resolvePair('Food', 'jar / tanker', 'expense', all)).toMatchObject({ name: 'jar / tanker' });
  });
});

describe('a place', () => {
  const codeOf = (category: Category): string => {
    try {
      checkPlace(category, all);
      return 'fits';
    } catch (error) {
      return error instanceof DomainError ? error.code : 'another error';
    }
  };

  it('is one of two levels, of one kind, with one name', () => {
    expect(codeOf(make('n', 'New', 'expense', 'food'))).toBe('fits');
    expect(codeOf(make('n', 'Train', 'expense'))).toBe('fits');
    expect(codeOf(make('n', 'TRAIN', 'expense', 'food'))).toBe('name-taken');
    expect(codeOf(make('n', 'New', 'expense', 'train'))).toBe('category-levels');
    expect(codeOf(make('n', 'New', 'income', 'food'))).toBe('category-kind');
    expect(codeOf(make('n', 'New', 'expense', 'gone'))).toBe('category-not-found');
    expect(codeOf({ ...make('food', 'Food', 'expense'), parentId: 'other' })).toBe('category-levels');
    expect(codeOf(make('food', 'Food', 'income'))).toBe('category-kind');
  });
});
