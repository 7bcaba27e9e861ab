import { Button, Checkbox, ColorInput, Group, Modal, NativeSelect, Stack, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiProblem } from '../../api/problem';
import { api, body, bodyAndSet, ifMatch } from '../../api/client';
import { Keys } from '../../api/keys';
import { ChangedElsewhere, savedOrTheirs } from '../../app/changed-elsewhere';
import { Conflict } from '../../app/conflict';
import { useFieldErrors } from '../../app/field-errors';
import { useFocusBack } from '../../app/focus-back';
import { isJob, useFollowJob } from '../../app/job-progress';
import { ProblemAlert } from '../../app/problem-alert';
import { bookChanged } from '../../app/query-client';
import { undoChangeSet, useUndo } from '../../app/undo';
import { CATEGORY_COLORS } from '../../design/category-color';
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
  const [before, setBefore] = useState(category);
  const [keys] = useState(() => new Keys());
  const [moveTo, setMoveTo] = useState<string | null>(null);
  const follow = useFollowJob();
  const offerUndo = useUndo();
  const done = (what: string, changeSetId: string | null) => {
    bookChanged();
    onClose();
    if (changeSetId !== null) offerUndo(what, () => undoChangeSet(changeSetId));
  };

  const save = useMutation<
    { data: Category; changeSetId: string | null },
    Error | ChangedElsewhere<Category>,
    Category | null
  >({
    mutationFn: (seen) => {
      const fields = {
        name,
        parentId: parentId === '' ? null : parentId,
        color: /^#[0-9a-fA-F]{6}$/.test(color) ? color : null,
        archived,
      };
      if (!seen) {
        const created = { ...fields, kind };
        return bodyAndSet(
          api.POST('/v1/categories', { params: { header: keys.of(created) }, body: created }),
        );
      }
      const path = { id: seen.id };
      return savedOrTheirs(
        bodyAndSet(
          api.PATCH('/v1/categories/{id}', {
            params: { path, header: ifMatch(seen.version) },
            body: fields,
          }),
        ),
        () => body(api.GET('/v1/categories/{id}', { params: { path } })),
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
    save.mutate(before);
  };
  const wrong = useFieldErrors(save.error ?? remove.error, ['name', 'parentId', 'color', 'kind']);
  const theirs = save.error instanceof ChangedElsewhere ? save.error.theirs : null;
  const nameOf = (id: string | null) => all?.find((other) => other.id === id)?.name ?? '';
  const yes = (is: boolean) => (is ? t('accounts.archived') : '');
  return (
    <Modal opened onClose={onClose} title={t(category ? 'categories.edit' : 'categories.add')}>
      <form noValidate onSubmit={submit}>
        <Stack>
          <ProblemAlert error={wrong.rest} {...(save.error ? { retry: () => save.mutate(before) } : {})} />
          {theirs && (
            <Conflict
              fields={[
                { label: t('accounts.name'), mine: name, theirs: theirs.name },
                { label: t('categories.parent'), mine: nameOf(parentId), theirs: nameOf(theirs.parentId) },
                { label: t('categories.color'), mine: color, theirs: theirs.color ?? '' },
                { label: t('accounts.archive'), mine: yes(archived), theirs: yes(theirs.archived) },
              ]}
              isSaving={save.isPending}
              onKeepMine={() => {
                setBefore(theirs);
                save.mutate(theirs);
              }}
              onTakeTheirs={() => {
                setBefore(theirs);
                setName(theirs.name);
                setParentId(theirs.parentId ?? '');
                setColor(theirs.color ?? '');
                setArchived(theirs.archived);
                save.reset();
              }}
            />
          )}
          <TextInput
            label={t('accounts.name')}
            required
            maxLength={100}
            data-autofocus
            value={name}
            error={wrong.of('name')}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <NativeSelect
            label={t('categories.parent')}
            disabled={hasChildren === true}
            value={parentId}
            error={wrong.of('parentId')}
            onChange={(event) => setParentId(event.currentTarget.value)}
            data={[
              { value: '', label: t('categories.noParent') },
              ...parents.map((parent) => ({ value: parent.id, label: parent.name })),
            ]}
          />
          <ColorInput
            label={t('categories.color')}
            placeholder={t('categories.colorChosen')}
            swatches={[...CATEGORY_COLORS]}
            withEyeDropper={false}
            value={color}
            error={wrong.of('color')}
            onChange={setColor}
            format="hex"
            popoverProps={{ withinPortal: true }}
          />
          {category && (
            <Checkbox
              size="md"
              label={t('accounts.archive')}
              checked={archived}
              onChange={(event) => setArchived(event.currentTarget.checked)}
            />
          )}
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
      </form>
    </Modal>
  );
}
