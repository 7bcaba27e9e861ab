import { Button, Checkbox, ColorInput, Group, Modal, NativeSelect, Stack, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiProblem } from '../../api/problem';
import { api, bodyAndSet, ifMatch } from '../../api/client';
import { useFocusBack } from '../../app/focus-back';
import { isJob, useFollowJob } from '../../app/job-progress';
import { ProblemAlert } from '../../app/problem-alert';
import { bookChanged } from '../../app/query-client';
import { undoChangeSet, useUndo } from '../../app/undo';
import { CategorySelect } from './category-select';
import { type Category, useCategories } from './use-categories';

interface CategoryDialogProps {
  category: Category | null;
  kind: 'expense' | 'income';
  onClose: () => void;
}

export function CategoryDialog({ category, kind, onClose }: CategoryDialogProps) {
  const { t } = useTranslation();
  useFocusBack();
  const { data: all } = useCategories();
  const [name, setName] = useState(category?.name ?? '');
  const [parentId, setParentId] = useState(category?.parentId ?? '');
  const [color, setColor] = useState(category?.color ?? '');
  const [archived, setArchived] = useState(category?.archived ?? false);
  const [moveTo, setMoveTo] = useState<string | null>(null);
  const follow = useFollowJob();
  const offerUndo = useUndo();
  const done = (what: string, changeSetId: string | null) => {
    bookChanged();
    onClose();
    if (changeSetId !== null) offerUndo(what, () => undoChangeSet(changeSetId));
  };

  const save = useMutation({
    mutationFn: () => {
      const fields = {
        name,
        parentId: parentId === '' ? null : parentId,
        color: /^#[0-9a-fA-F]{6}$/.test(color) ? color : null,
        archived,
      };
      if (!category) return bodyAndSet(api.POST('/v1/categories', { body: { ...fields, kind } }));
      return bodyAndSet(
        api.PATCH('/v1/categories/{id}', {
          params: { path: { id: category.id }, header: ifMatch(category.version) },
          body: fields,
        }),
      );
    },
    onSuccess: ({ changeSetId }) =>
      done(t(category ? 'categories.changed' : 'categories.added', { name }), changeSetId),
  });
  const remove = useMutation({
    mutationFn: (id: string) =>
      bodyAndSet(
        api.DELETE('/v1/categories/{id}', { params: { path: { id }, query: moveTo ? { moveTo } : {} } }),
      ),
    onSuccess: ({ data, changeSetId }) => {
      if (isJob(data)) follow(data, () => undefined);
      done(t('categories.deleted', { name }), isJob(data) ? data.changeSetId : changeSetId);
    },
  });
  const isInUse = remove.error instanceof ApiProblem && remove.error.status === 409;
  const hasChildren = category !== null && all?.some((other) => other.parentId === category.id);
  const parents = (all ?? []).filter(
    (other) => other.parentId === null && other.kind === kind && other.id !== category?.id && !other.archived,
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate();
  };
  return (
    <Modal opened onClose={onClose} title={t(category ? 'categories.edit' : 'categories.add')}>
      <Stack component="form" onSubmit={submit}>
        <ProblemAlert error={save.error ?? remove.error} />
        <TextInput
          label={t('accounts.name')}
          required
          maxLength={100}
          data-autofocus
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <NativeSelect
          label={t('categories.parent')}
          disabled={hasChildren === true}
          value={parentId}
          onChange={(event) => setParentId(event.currentTarget.value)}
          data={[
            { value: '', label: t('categories.noParent') },
            ...parents.map((parent) => ({ value: parent.id, label: parent.name })),
          ]}
        />
        <ColorInput
          label={t('categories.color')}
          withEyeDropper={false}
          value={color}
          onChange={setColor}
          format="hex"
          popoverProps={{ withinPortal: true }}
        />
        <Checkbox
          size="md"
          label={t('accounts.archive')}
          checked={archived}
          onChange={(event) => setArchived(event.currentTarget.checked)}
        />
        {isInUse && (
          <CategorySelect kind={kind} label={t('categories.moveTo')} value={moveTo} onChange={setMoveTo} />
        )}
        <Group justify="space-between">
          <Button type="submit" loading={save.isPending}>
            {t('app.save')}
          </Button>
          {category && (
            <Button variant="default" onClick={() => remove.mutate(category.id)} loading={remove.isPending}>
              {t('app.delete')}
            </Button>
          )}
        </Group>
      </Stack>
    </Modal>
  );
}
