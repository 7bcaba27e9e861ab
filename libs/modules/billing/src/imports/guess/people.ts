import { foldWord } from './words';

/**
 * Which of the columns of people is one's own: the one of the same name, else the only one of the same first name.
 */
export function ownColumn(header: readonly string[], first: number, owner: string | null): number | null {
  if (owner === null) return null;
  const name = foldWord(owner);
  const people = header.map((cell, at) => ({ name: foldWord(cell), at })).filter(({ at }) => at >= first);
  const whole = people.filter((person) => person.name === name);
  const given = people.filter((person) => person.name.split(' ')[0] === name.split(' ')[0]);
  const [found] = whole.length === 1 ? whole : given.length === 1 ? given : [];
  return name === '' ? null : (found?.at ?? null);
}
