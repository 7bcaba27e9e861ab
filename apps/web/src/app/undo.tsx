import { Button, Group, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { uuidv7 } from '@hisaab/kernel';
import type { ParseKeys } from 'i18next';
import { useTranslation } from 'react-i18next';
import { api, body } from '../api/client';
import { ApiProblem } from '../api/problem';
import { type Change, ChangesMade, type Step } from './changes-made';
import { isJob, useFollowJob } from './job-progress';
import { bookChanged } from './query-client';
import { useProblemText } from './problem-text';

export function undoChangeSet(changeSetId: string): Promise<unknown> {
  return body(api.POST('/v1/changes/{changeSetId}/undo', { params: { path: { changeSetId } } }));
}

/** A refusal stays one; what did not get through may be tried again. */
function isFinal(error: unknown): boolean {
  return error instanceof ApiProblem && [404, 409, 422].includes(error.status);
}

export const changesMade = new ChangesMade(undoChangeSet, isFinal);

function wasSkipped(answer: unknown): boolean {
  if (typeof answer !== 'object' || answer === null) return false;
  const { changed, skipped } = answer as { changed?: unknown; skipped?: unknown };
  return changed === 0 && Array.isArray(skipped) && skipped.length > 0;
}

/** One notice at a time tells of what was done: the newest would else wait behind those before it. */
let shown = '';

function notice(told: Parameters<typeof notifications.show>[0]): void {
  notifications.hide(shown);
  shown = uuidv7();
  notifications.show({ ...told, id: shown });
}

export interface History {
  /** Ctrl+Z: takes back what was changed last in this tab, or this change. */
  readonly undo: (change?: Change) => Promise<void>;
  /** Ctrl+Shift+Z: does again what was taken back last. */
  readonly redo: () => Promise<void>;
}

export function useHistory(): History {
  const { t } = useTranslation();
  const say = useProblemText();
  const follow = useFollowJob();
  const told = async (step: Promise<Step | null>, done: ParseKeys, nothing: ParseKeys) => {
    try {
      notifications.hide(shown);
      const taken = await step;
      if (!taken) {
        notice({ message: t(nothing) });
        return;
      }
      const { what, answer } = taken;
      const sayDone = () => {
        if (wasSkipped(answer)) notice({ title: what, message: t('undo.skipped') });
        else notice({ title: t(done), message: what });
      };
      if (isJob(answer)) follow(answer, sayDone);
      else sayDone();
    } catch (error) {
      notice({ message: say(error), color: 'red' });
    }
    bookChanged();
  };
  return {
    undo: (change) => told(changesMade.undo(change), 'undo.done', 'undo.nothing'),
    redo: () => told(changesMade.redo(), 'undo.redone', 'undo.nothingMore'),
  };
}

/** Says what was done and offers for ten seconds to take it back; the keys can do so for longer. */
export function useUndo(): (
  done: string,
  undo: () => Promise<unknown>,
  again?: () => Promise<unknown>,
) => void {
  const { t } = useTranslation();
  const { undo } = useHistory();
  return (what, takeBack, again) => {
    const change: Change = { what, takeBack, ...(again ? { again } : {}) };
    changesMade.made(change);
    notice({
      autoClose: 10_000,
      message: (
        <Group justify="space-between" wrap="nowrap">
          <Text size="sm">{what}</Text>
          <Button variant="default" onClick={() => void undo(change)}>
            {t('undo.undo')}
          </Button>
        </Group>
      ),
    });
  };
}
