import { useQuery } from '@tanstack/react-query';
import { api, body, type Schemas } from '../../../api/client';
import type { Standing } from '../standing';
import type { SumFilters } from '../use-sums';

type Transaction = Schemas['Transaction'];

export interface History extends Standing {
  readonly payeeId: string;
  /** The newest first. */
  readonly entries: readonly Transaction[];
}

/** So many of the newest are one's own history. */
const MOST = 200;

/** What was paid to one payee, entry by entry, as far as one page of the list goes back. */
export function useHistory(
  payeeId: string | null,
  days: { readonly from: string; readonly to: string },
  filters: SumFilters,
) {
  const { accountId, categoryId, tag } = filters;
  const query = {
    ...{ payeeId: payeeId ?? '', from: days.from, to: days.to, type: 'expense' as const, limit: MOST },
    ...(accountId ? { accountId } : {}),
    ...(categoryId ? { categoryId } : {}),
    ...(tag ? { tag } : {}),
  };
  return useQuery({
    queryKey: ['reports', 'history', query],
    queryFn: async ({ signal }): Promise<History> => {
      const { items } = await body(api.GET('/v1/transactions', { params: { query }, signal }));
      // The list is never behind: it is billing’s own.
      return { payeeId: query.payeeId, entries: items, asOf: { sequence: 0, time: null } };
    },
    enabled: payeeId !== null,
  });
}
