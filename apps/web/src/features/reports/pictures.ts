import type { ParseKeys } from 'i18next';
import { type ComponentType, lazy, type LazyExoticComponent } from 'react';

export interface Picture {
  /** The page: /reports/<id>. */
  readonly id: string;
  /** The kind of question, under which the list shows it. */
  readonly group: ParseKeys;
  /** The question that it answers: the page's heading. */
  readonly question: ParseKeys;
  readonly show: LazyExoticComponent<ComponentType>;
}

/** The pictures in their order, each a page of its own. Those of a group stand together. */
export const PICTURES: readonly Picture[] = [
  {
    id: 'where',
    group: 'pictures.groupSpending',
    question: 'pictures.where',
    show: lazy(() => import('./where/where-picture')),
  },
  {
    id: 'days',
    group: 'pictures.groupSpending',
    question: 'pictures.days',
    show: lazy(() => import('./days/days-picture')),
  },
  {
    id: 'changed',
    group: 'pictures.groupSpending',
    question: 'answers.changed',
    show: lazy(() => import('./changed/changed-picture')),
  },
  {
    id: 'parts',
    group: 'pictures.groupSpending',
    question: 'answers.parts',
    show: lazy(() => import('./parts/parts-picture')),
  },
  {
    id: 'fixed',
    group: 'pictures.groupSpending',
    question: 'answers.fixed',
    show: lazy(() => import('./fixed/fixed-picture')),
  },
  {
    id: 'odd',
    group: 'pictures.groupSpending',
    question: 'answers.odd',
    show: lazy(() => import('./odd/odd-picture')),
  },
  {
    id: 'pace',
    group: 'pictures.groupTime',
    question: 'pictures.pace',
    show: lazy(() => import('./pace/pace-picture')),
  },
  {
    id: 'income-and-spending',
    group: 'pictures.groupTime',
    question: 'pictures.columns',
    show: lazy(() => import('./columns/columns-picture')),
  },
  {
    id: 'flow',
    group: 'answers.groupMoney',
    question: 'answers.flow',
    show: lazy(() => import('./flow/flow-picture')),
  },
  {
    id: 'worth',
    group: 'answers.groupMoney',
    question: 'answers.worth',
    show: lazy(() => import('./worth/worth-picture')),
  },
];
