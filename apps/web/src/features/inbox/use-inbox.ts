import { useMutation, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api, body, type Schemas } from '../../api/client';
import { isJob, useFollowJob } from '../../app/job-progress';
import { bookChanged } from '../../app/query-client';
import { undoChangeSet, useUndo } from '../../app/undo';
import type { Category } from '../categories/use-categories';
import type { Kind } from './frequent-categories';

/** How many groups are shown at once: with one of them open the page stays under 60 rows. */
export const MOST_GROUPS = 40;
export const MOST_ENTRIES = 10;

export type Group = Schemas['UncategorisedGroup'];

/** How much waits; it stands on every page. */
export function useInboxNumbers() {
  return useQuery({
    queryKey: ['inbox', 'numbers'],
    queryFn: () => body(api.GET('/v1/inbox')),
    staleTime: 60_000,
  });
}

export function useUncategorised() {
  return useQuery({
    queryKey: ['inbox', 'groups'],
    queryFn: () => body(api.GET('/v1/inbox/uncategorised', { params: { query: { limit: MOST_GROUPS } } })),
  });
}

function filterOf({ payeeId, type }: Group) {
  return {
    categoryId: 'none' as const,
    payeeId: payeeId ?? ('none' as const),
    type: type === 'income' ? ('income' as const) : ('expense' as const),
  };
}

/** The newest entries of a group. */
export function useGroupEntries(group: Group, enabled: boolean) {
  return useQuery({
    queryKey: ['inbox', 'entries', group.payeeId, group.type],
    queryFn: () =>
      body(api.GET('/v1/transactions', { params: { query: { ...filterOf(group), limit: MOST_ENTRIES } } })),
    select: (answer) => answer.items,
    enabled,
  });
}

/** The payees of the book, the often used first: what they had last tells which categories are used most. */
export function useUsedPayees() {
  return useQuery({
    queryKey: ['payees', 'used'],
    queryFn: () => body(api.GET('/v1/payees', { params: { query: { limit: 50 } } })),
    select: (answer) => answer.items,
    staleTime: 60_000,
  });
}

/** What gets the category: a payee's entries together, or one of them. */
export type Target = { readonly group: Group } | { readonly id: string };

export function useSetCategory() {
  const { t } = useTranslation();
  const offerUndo = useUndo();
  const follow = useFollowJob();
  return useMutation({
    mutationFn: ({ target, category }: { target: Target; category: Pick<Category, 'id' | 'name'> }) => {
      const change = { categoryId: category.id };
      return body(
        api.POST('/v1/transactions/bulk', {
          body:
            'id' in target
              ? { ids: [target.id], change }
              : { filter: filterOf(target.group), expectedCount: target.group.count, change },
        }),
      );
    },
    onSuccess: (answer, { category }) => {
      const offer = ({ changed }: { changed: number }) =>
        offerUndo(t('inbox.done', { count: changed, category: category.name }), () =>
          undoChangeSet(answer.changeSetId),
        );
      if (isJob(answer)) follow(answer, offer);
      else offer(answer);
    },
    // A number that was another by now is looked up again.
    onSettled: bookChanged,
  });
}

export function kindOf({ type }: { type: string }): Kind {
  return type === 'income' ? 'income' : 'expense';
}
