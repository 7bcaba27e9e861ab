import { foldName } from '@hisaab/kernel';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api, body, ifMatch, type Schemas } from '../../api/client';
import { queryClient } from '../../app/query-client';
import { useUndo } from '../../app/undo';
import type { NewTemplate } from './template-form';

export type Template = Schemas['Template'];

const KEY = ['templates'];

export function useTemplates() {
  return useQuery({
    queryKey: KEY,
    queryFn: () => body(api.GET('/v1/templates')),
    select: (answer) => answer.items,
    staleTime: 60_000,
  });
}

function refresh(): void {
  void queryClient.invalidateQueries({ queryKey: KEY });
}

const remove = (id: string) => body(api.DELETE('/v1/templates/{id}', { params: { path: { id } } }));
const restore = (id: string) => body(api.POST('/v1/templates/{id}/restore', { params: { path: { id } } }));

/** Keeps an entry as a template, and offers to take that back. */
export function useKeepTemplate() {
  const { t } = useTranslation();
  const offerUndo = useUndo();
  const { data: templates } = useTemplates();
  return useMutation({
    mutationFn: (made: NewTemplate) => {
      const name = freeName(made.name, templates ?? []);
      return body(api.POST('/v1/templates', { body: { ...made, name } }));
    },
    onSuccess: ({ id, name }) => {
      refresh();
      offerUndo(
        t('templates.kept', { name }),
        () => remove(id),
        () => restore(id),
      );
    },
  });
}

export function useRenameTemplate() {
  const { t } = useTranslation();
  const offerUndo = useUndo();
  const rename = async (id: string, name: string) => {
    const { version } = await body(api.GET('/v1/templates/{id}', { params: { path: { id } } }));
    const header = ifMatch(version);
    return body(api.PATCH('/v1/templates/{id}', { params: { path: { id }, header }, body: { name } }));
  };
  return useMutation({
    mutationFn: ({ template, name }: { template: Template; name: string }) =>
      body(
        api.PATCH('/v1/templates/{id}', {
          params: { path: { id: template.id }, header: ifMatch(template.version) },
          body: { name },
        }),
      ),
    onSuccess: ({ id, name }, { template }) => {
      refresh();
      offerUndo(
        t('templates.renamed', { name }),
        () => rename(id, template.name),
        () => rename(id, name),
      );
    },
    onError: refresh,
  });
}

export function useDeleteTemplate() {
  const { t } = useTranslation();
  const offerUndo = useUndo();
  return useMutation({
    mutationFn: ({ id }: Template) => remove(id),
    onSuccess: (_, { id, name }) => {
      refresh();
      offerUndo(
        t('templates.deleted', { name }),
        () => restore(id),
        () => remove(id),
      );
    },
  });
}

/** The name, with a number behind it where there is one of that name already. */
export function freeName(name: string, taken: readonly { name: string }[]): string {
  const names = new Set(taken.map((one) => foldName(one.name)));
  const short = name.slice(0, 90);
  let free = short;
  for (let number = 2; names.has(foldName(free)); number += 1) free = `${short} ${number}`;
  return free;
}
