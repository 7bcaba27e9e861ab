import { useInfiniteQuery, useMutation, useQuery } from '@tanstack/react-query';
import { api, body } from '../../api/client';
import { queryClient } from '../../app/query-client';

export function useUnread(): number {
  const { data } = useQuery({
    queryKey: ['messages', 'unread'],
    queryFn: () => body(api.GET('/v1/notifications', { params: { query: { unread: 'true', limit: 20 } } })),
    staleTime: 60_000,
  });
  return data?.items.length ?? 0;
}

export function useMessages() {
  return useInfiniteQuery({
    queryKey: ['messages', 'all'],
    initialPageParam: '',
    queryFn: ({ pageParam }) =>
      body(api.GET('/v1/notifications', { params: { query: pageParam ? { cursor: pageParam } : {} } })),
    getNextPageParam: (page) => page.nextCursor,
  });
}

export function useReadMessage() {
  return useMutation({
    mutationFn: (id: string) => body(api.POST('/v1/notifications/{id}/read', { params: { path: { id } } })),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ['messages'] }),
  });
}
