import { describe, expect, it } from 'vitest';
import { choicesFor, frequentCategories } from './frequent-categories';

const categories = [
  { id: 'food', kind: 'expense', archived: false },
  { id: 'rent', kind: 'expense', archived: false },
  { id: 'old', kind: 'expense', archived: true },
  { id: 'salary', kind: 'income', archived: false },
];
const payees = [
  { lastCategoryId: 'rent', count: 4 },
  { lastCategoryId: 'food', count: 3 },
  { lastCategoryId: 'old', count: 90 },
  { lastCategoryId: 'salary', count: 1 },
  { lastCategoryId: null, count: 50 },
  { lastCategoryId: 'food', count: 2 },
];

describe('the categories that one key sets', () => {
  it('are those in use, the most used first, of the same kind', () => {
    expect(frequentCategories(payees, categories, 'expense')).toEqual(['food', 'rent']);
    expect(frequentCategories(payees, categories, 'income')).toEqual(['salary']);
  });

  it('begin with the suggestion, and hold none twice', () => {
    expect(choicesFor('rent', ['food', 'rent', 'travel'], 3)).toEqual(['rent', 'food', 'travel']);
    expect(choicesFor(null, ['food', 'rent'], 1)).toEqual(['food']);
    expect(choicesFor('rent', [], 3)).toEqual(['rent']);
  });
});
