import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, body } from '../../api/client';
import { isJob, useFollowJob } from '../../app/job-progress';
import { bookChanged } from '../../app/query-client';
import { undoChangeSet, useUndo } from '../../app/undo';
import type { Category } from '../categories/use-categories';
import { type Away, countAway, type Left } from './rows-away';
import { filterOf, type Group, keyOf } from './use-inbox';

/** What gets the category: a payee's entries together, or one of them. */
export interface Target {
  readonly group: Group;
  readonly id?: string;
}

interface Setting {
  readonly target: Target;
  readonly category: Pick<Category, 'id' | 'name'>;
  /** So many entries are met, if nothing was written by others meanwhile. */
  readonly expected: number;
}

function rowOf({ group: whole, id }: Target): Left {
  const group = keyOf(whole);
  return id === undefined ? { key: group, group, count: whole.count } : { key: id, group, count: 1 };
}

export interface CategorySetter {
  readonly set: (target: Target, category: Setting['category']) => void;
  /** The rows that are gone for the person already. */
  readonly away: Away;
  readonly error: Error | null;
}

/**
 * A row goes as soon as its category is chosen, and comes back only if that fails: the next can be chosen meanwhile.
 * The writes follow one another in the order of the keys.
 */
export function useSetCategory(loadedAt: number): CategorySetter {
  const { t } = useTranslation();
  const offerUndo = useUndo();
  const follow = useFollowJob();
  const [away, setAway] = useState<Away>(new Map());
  const [error, setError] = useState<Error | null>(null);
  const { mutate } = useMutation({
    scope: { id: 'inbox' },
    mutationFn: ({ target, category, expected }: Setting) => {
      const change = { categoryId: category.id };
      return body(
        api.POST('/v1/transactions/bulk', {
          body:
            target.id === undefined
              ? { filter: filterOf(target.group), expectedCount: expected, change }
              : { ids: [target.id], change },
        }),
      );
    },
    onSuccess: (answer, { target, category }) => {
      const left = rowOf(target);
      setAway((now) => new Map(now).set(left.key, { ...left, doneAt: Date.now() }));
      const offer = ({ changed }: { changed: number }) =>
        offerUndo(t('inbox.done', { count: changed, category: category.name }), () =>
          undoChangeSet(answer.changeSetId),
        );
      if (isJob(answer)) follow(answer, offer);
      else offer(answer);
    },
    onError: (failure, { target }) => {
      setError(failure);
      setAway((now) => new Map([...now].filter(([key]) => key !== rowOf(target).key)));
    },
    // A number that was another by now is looked up again.
    onSettled: bookChanged,
  });
  return {
    set: (target, category) => {
      const left = rowOf(target);
      setError(null);
      setAway((now) => new Map(now).set(left.key, { ...left, doneAt: null }));
      // Those of its entries that were chosen before it are written before it.
      const expected = target.group.count - countAway(away, loadedAt, left.group);
      mutate({ target, category, expected });
    },
    away,
    error,
  };
}
