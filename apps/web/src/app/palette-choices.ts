import { foldName } from '@hisaab/kernel';

export interface Choice {
  /** Unique, and what the list knows it by. */
  readonly id: string;
  readonly label: string;
  /** Keys that do the same. */
  readonly keys?: readonly string[];
  readonly run: () => void;
}

/** 0 for what is called just so, 1 for a child that is, 2 for what begins so, 3 where the words stand; else null. */
export function nearness(label: string, typed: string): number | null {
  const [name, start] = [foldName(label), foldName(typed)];
  if (!start.split(' ').every((word) => name.includes(word))) return null;
  const child = name.split(' / ').at(-1) ?? name;
  if (name === start) return 0;
  if (child === start) return 1;
  return name.startsWith(start) || child.startsWith(start) ? 2 : 3;
}

/** Those that hold every word that was typed, the nearest first. */
export function matching<One extends Pick<Choice, 'label'>>(choices: readonly One[], typed: string): One[] {
  if (foldName(typed) === '') return [...choices];
  return choices
    .flatMap((choice) => {
      const near = nearness(choice.label, typed);
      return near === null ? [] : [{ choice, near }];
    })
    .sort((a, b) => a.near - b.near)
    .map(({ choice }) => choice);
}

interface Named {
  readonly id: string;
  readonly label: string;
}

export interface Meant extends Named {
  readonly filter: 'categoryId' | 'payeeId';
}

/** Whom a name in a question means: what is called just so, else a category that comes near, else a payee. */
export function meantBy(
  subject: string,
  categories: readonly Named[],
  payees: readonly Named[],
): Meant | null {
  if (subject === '') return null;
  const category = matching(categories, subject)[0];
  const payee = matching(payees, subject)[0] ?? payees[0];
  const isCalled = (one: Named | undefined) => one !== undefined && (nearness(one.label, subject) ?? 9) <= 1;
  if (category && (isCalled(category) || !isCalled(payee))) return { ...category, filter: 'categoryId' };
  return payee ? { ...payee, filter: 'payeeId' } : null;
}

/** Whether the line reads like an entry: it has a number and something else. */
export function looksLikeEntry(typed: string): boolean {
  return /\p{Nd}/u.test(typed) && typed.trim().length > 1;
}
