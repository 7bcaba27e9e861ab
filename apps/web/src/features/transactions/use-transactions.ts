import { queryOptions, useQuery } from '@tanstack/react-query';
import { useSearchParams } from 'react-router';
import { api, body, type Schemas } from '../../api/client';
import { queryClient } from '../../app/query-client';

export type Transaction = Schemas['Transaction'];

const NAMES = [
  'q',
  'from',
  'to',
  'type',
  'accountId',
  'categoryId',
  'payeeId',
  'tag',
  'minAmount',
  'maxAmount',
  'state',
] as const;

const TYPES = ['expense', 'income', 'transfer'] as const;

export type FilterName = (typeof NAMES)[number];
export type Filters = Partial<Record<FilterName, string>>;

/** The filters are in the address: they can be linked to, and the back key takes one off. */
export function useFilters(): [Filters, (change: Filters) => void] {
  const [params, setParams] = useSearchParams();
  const filters: Filters = {};
  for (const name of NAMES) {
    const value = params.get(name);
    if (value) filters[name] = value;
  }
  const change = (part: Filters) => {
    const all = Object.entries({ ...filters, ...part }).filter(([, value]) => value !== '');
    // While the address, and with it the whole page, is drawn anew, the answer is on its way.
    void queryClient.prefetchQuery(pageOfTransactions(Object.fromEntries(all), ''));
    setParams(new URLSearchParams(all), { replace: true });
  };
  return [filters, change];
}

export function hasFilters(filters: Filters): boolean {
  return Object.keys(filters).length > 0;
}

/** The part of the filters that is a request's; words that the API would refuse are left out. */
export function toQuery(filters: Filters) {
  const type = TYPES.find((known) => known === filters.type);
  const plain = (text: string | undefined) =>
    text && /^(?:0|[1-9][0-9]{0,14})(?:\.[0-9]{1,4})?$/.test(text) ? text : undefined;
  const query = {
    q: filters.q?.trim() === '' ? undefined : filters.q?.slice(0, 200),
    from: filters.from,
    to: filters.to,
    type,
    accountId: filters.accountId,
    categoryId: filters.categoryId,
    payeeId: filters.payeeId,
    tag: filters.tag,
    minAmount: plain(filters.minAmount),
    maxAmount: plain(filters.maxAmount),
  };
  return Object.fromEntries(Object.entries(query).filter(([, value]) => value !== undefined)) as {
    [Name in keyof typeof query]?: NonNullable<(typeof query)[Name]>;
  };
}

/** What the API is asked for, without the place in the list. */
function listQuery(filters: Filters, limit: number) {
  return {
    ...toQuery(filters),
    limit,
    ...(filters.state === 'deleted' ? { state: 'deleted' as const } : {}),
  };
}

const PAGE = 100;

/** A page of the long list. It is forgotten soon after it was out of sight: another look asks again. */
export function pageOfTransactions(filters: Filters, cursor: string) {
  const query = listQuery(filters, PAGE);
  return queryOptions({
    queryKey: ['transactions', query, cursor],
    queryFn: ({ signal }) =>
      body(api.GET('/v1/transactions', { params: { query: cursor ? { ...query, cursor } : query }, signal })),
    gcTime: 10_000,
  });
}

/** The newest few. */
export function newestQuery(limit: number) {
  return queryOptions({
    queryKey: ['transactions', 'newest', limit],
    queryFn: () => body(api.GET('/v1/transactions', { params: { query: { limit } } })),
    select: (answer) => answer.items,
  });
}

export function useNewest(limit: number) {
  return useQuery(newestQuery(limit));
}
