import { useInfiniteQuery, useMutation, useQuery } from '@tanstack/react-query';
import { api, body, type Schemas } from '../../api/client';
import { isJob, useFollowJob } from '../../app/job-progress';
import { bookChanged, queryClient } from '../../app/query-client';

export type Import = Schemas['Import'];
export type FileRow = Schemas['ImportRow'];
export type PastImport = Schemas['ImportSummary'];
export type Mapping = Schemas['ImportMapping'];
export type RowStatus = 'ready' | 'imported' | 'duplicate' | 'near' | 'failed' | 'ignored';

export function useUpload() {
  return useMutation({
    mutationFn: (file: File) => {
      const form = new FormData();
      form.set('file', file);
      // The generated type of a multipart body is its fields; what is sent is the form that holds them.
      return body(api.POST('/v1/imports', { body: { file: file.name }, bodySerializer: () => form }));
    },
  });
}

const PAST = ['imports', 'past'];

export function usePastImports() {
  return useInfiniteQuery({
    queryKey: PAST,
    initialPageParam: '',
    queryFn: ({ pageParam }) =>
      body(
        api.GET('/v1/imports', {
          params: { query: { limit: 10, ...(pageParam ? { cursor: pageParam } : {}) } },
        }),
      ),
    getNextPageParam: (page) => page.nextCursor,
    staleTime: 0,
  });
}

const MOVING = ['reading', 'running'];

export function useImport(id: string) {
  return useQuery({
    queryKey: ['imports', id],
    queryFn: () => body(api.GET('/v1/imports/{id}', { params: { path: { id } } })),
    staleTime: 0,
    // The stream of events tells of progress; asking is the net below it.
    refetchInterval: ({ state }) => (state.data && MOVING.includes(state.data.status) ? 700 : false),
  });
}

export function useImportRows(id: string, version: string, status?: RowStatus) {
  return useInfiniteQuery({
    queryKey: ['imports', id, 'rows', version, status ?? 'all'],
    initialPageParam: '',
    queryFn: ({ pageParam }) =>
      body(
        api.GET('/v1/imports/{id}/rows', {
          params: {
            path: { id },
            query: { limit: 20, ...(status ? { status } : {}), ...(pageParam ? { cursor: pageParam } : {}) },
          },
        }),
      ),
    getNextPageParam: (page) => page.nextCursor,
  });
}

function remember(answer: Import): void {
  queryClient.setQueryData(['imports', answer.id], answer);
}

export function useRemap(id: string) {
  return useMutation({
    mutationFn: (mapping: Mapping) =>
      body(api.PUT('/v1/imports/{id}/mapping', { params: { path: { id } }, body: mapping })),
    onSuccess: remember,
  });
}

export function useCommit(id: string) {
  return useMutation({
    mutationFn: () => body(api.POST('/v1/imports/{id}/commit', { params: { path: { id } } })),
    onSuccess: remember,
  });
}

export function useUndoImport(id: string) {
  const follow = useFollowJob();
  // The list of imports tells of it too.
  const refresh = () => {
    void queryClient.invalidateQueries({ queryKey: ['imports', id] });
    void queryClient.invalidateQueries({ queryKey: PAST });
  };
  return useMutation({
    mutationFn: (changeSetId: string) =>
      body(api.POST('/v1/changes/{changeSetId}/undo', { params: { path: { changeSetId } } })),
    onSuccess: (answer) => {
      if (isJob(answer)) follow(answer, refresh);
      bookChanged();
      refresh();
    },
  });
}
