import { queryOptions, useMutation, useQuery } from '@tanstack/react-query';
import { api, body } from '../../api/client';
import { bookChanged, queryClient } from '../../app/query-client';

function sampleChanged(): void {
  bookChanged();
  void queryClient.invalidateQueries({ queryKey: ['sample'] });
}

export const sampleQuery = queryOptions({
  queryKey: ['sample'],
  queryFn: () => body(api.GET('/v1/sample')),
  staleTime: 60_000,
});

export function useSample() {
  return useQuery(sampleQuery);
}

export function useLoadSample() {
  return useMutation({ mutationFn: () => body(api.POST('/v1/sample')), onSuccess: sampleChanged });
}

export function useRemoveSample() {
  return useMutation({ mutationFn: () => body(api.DELETE('/v1/sample')), onSuccess: sampleChanged });
}
