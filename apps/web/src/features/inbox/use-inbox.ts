import { useQuery } from '@tanstack/react-query';
import { api, body, type Schemas } from '../../api/client';
import type { Kind } from './frequent-categories';

/** How many groups are shown at once: with one of them open the page stays under 60 rows. */
export const MOST_GROUPS = 30;
export const MOST_ENTRIES = 10;

export type Group = Schemas['UncategorisedGroup'];

export function keyOf({ payeeId, type }: Group): string {
  return `${payeeId ?? 'none'} ${type}`;
}

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

export function filterOf({ payeeId, type }: Group) {
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

export function kindOf({ type }: { type: string }): Kind {
  return type === 'income' ? 'income' : 'expense';
}
