import { queryOptions, useQuery } from '@tanstack/react-query';
import { api, body, type Schemas } from '../../api/client';

export type Account = Schemas['Account'];

export const accountsQuery = queryOptions({
  queryKey: ['accounts'],
  queryFn: () => body(api.GET('/v1/accounts')),
  select: (answer) => answer.items,
});

export function useAccounts() {
  return useQuery(accountsQuery);
}
