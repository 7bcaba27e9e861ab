import { Button, Group, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useTranslation } from 'react-i18next';
import { isJob, useFollowJob } from './job-progress';
import { bookChanged } from './query-client';
import { useProblemText } from './problem-text';

let last: (() => Promise<void>) | null = null;

/** Ctrl+Z: takes back what was done last, while its offer stands. */
export async function undoLast(): Promise<void> {
  await last?.();
}

/** Says what was done and offers for ten seconds to take it back. */
export function useUndo(): (done: string, undo: () => Promise<unknown>) => void {
  const { t } = useTranslation();
  const say = useProblemText();
  const follow = useFollowJob();
  return (done, undo) => {
    const id = crypto.randomUUID();
    const run = async () => {
      if (last === run) last = null;
      notifications.hide(id);
      try {
        const answer = await undo();
        const sayDone = () => notifications.show({ message: t('undo.done') });
        if (isJob(answer)) follow(answer, sayDone);
        else sayDone();
      } catch (error) {
        notifications.show({ message: say(error), color: 'red' });
      }
      bookChanged();
    };
    last = run;
    notifications.show({
      id,
      autoClose: 10_000,
      onClose: () => {
        if (last === run) last = null;
      },
      message: (
        <Group justify="space-between" wrap="nowrap">
          <Text size="sm">{done}</Text>
          <Button variant="default" onClick={() => void run()}>
            {t('undo.undo')}
          </Button>
        </Group>
      ),
    });
  };
}
