import { describe, expect, it } from 'vitest';
import english from '../words/en.json';
import hindi from '../words/hi.json';
import { daysOf, questionOf, type QuestionWords } from './spent-question';

const wordsOf = ({ question }: typeof english): QuestionWords => ({
  asks: question.asks,
  fill: question.fill,
  when: question,
});

describe('a question in the palette', () => {
  it.each([
    ['spent on food last month', 'food', 'lastMonth'],
    ['How much did I spend at Corner Shop this year', 'corner shop', 'thisYear'],
    ['spent yesterday', '', 'yesterday'],
    ['spent on last', 'last', 'thisMonth'],
    ['Spent for Rent & Home last week?', 'rent & home', 'lastWeek'],
  ])('%s', (typed, subject, when) => {
    expect(questionOf(typed, wordsOf(english))).toEqual({ subject, when });
  });

  it.each([
    ['पिछले महीने खाने पर खर्च', 'खाने', 'lastMonth'],
    ['auto pe kharch pichle hafte', 'auto', 'lastWeek'],
    ['खर्च आज', '', 'today'],
  ])('%s', (typed, subject, when) => {
    expect(questionOf(typed, wordsOf(hindi))).toEqual({ subject, when });
  });

  it('is none without a word that asks', () => {
    expect(questionOf('food last month', wordsOf(english))).toBeNull();
    expect(questionOf('350 auto yesterday', wordsOf(english))).toBeNull();
  });

  it('means days of the book', () => {
    const settings = { firstWeekday: 1, monthStartDay: 25 } as const;
    expect(daysOf('lastMonth', '2026-03-10', settings)).toEqual({ from: '2026-01-25', to: '2026-02-24' });
    expect(daysOf('lastWeek', '2026-11-22', settings)).toEqual({ from: '2026-11-09', to: '2026-11-15' });
    expect(daysOf('yesterday', '2026-01-01', settings)).toEqual({ from: '2025-12-31', to: '2025-12-31' });
  });
});
