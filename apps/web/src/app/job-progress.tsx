import { Progress, Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { api, body, type Schemas } from '../api/client';
import { ApiProblem } from '../api/problem';
import { useFormats } from './formats';
import { useProblemText } from './problem-text';
import { bookChanged } from './query-client';

/** A change of so many rows that it goes on in the background. */
export type Job = Schemas['ChangeSet'];

/** Whether a change goes on, or was done when it was answered. */
export function isJob(answer: unknown): answer is Job {
  return typeof answer === 'object' && answer !== null && 'status' in answer && 'changeSetId' in answer;
}

function isOver({ status }: Job): boolean {
  return status === 'done' || status === 'failed';
}

function JobProgress({ first, onOver }: { first: Job; onOver: (job: Job) => void }) {
  const { t } = useTranslation();
  const { count } = useFormats();
  const { changeSetId } = first;
  const { data: job } = useQuery({
    queryKey: ['jobs', changeSetId],
    queryFn: () => body(api.GET('/v1/changes/{changeSetId}', { params: { path: { changeSetId } } })),
    initialData: first,
    staleTime: 0,
    // The stream of events tells of progress; asking is the net below it.
    refetchInterval: ({ state }) => (state.data && isOver(state.data) ? false : 700),
  });
  useEffect(() => {
    if (isOver(job)) onOver(job);
  }, [job, onOver]);
  const share = job.total > 0 ? (job.done / job.total) * 100 : 0;
  return (
    <Stack gap="xs">
      <Text size="sm">{t('jobs.progress', { done: count(job.done), total: count(job.total) })}</Text>
      <Progress.Root>
        <Progress.Section value={share} aria-label={t('imports.progress')} animated />
      </Progress.Root>
    </Stack>
  );
}

/** Shows how far a job is until it is over, and says then what it left alone or why it failed. */
export function useFollowJob(): (first: Job, onDone: (job: Job) => void) => void {
  const { t } = useTranslation();
  const say = useProblemText();
  return (first, onDone) => {
    const id = first.changeSetId;
    let isSaid = false;
    const onOver = (job: Job) => {
      if (isSaid) return;
      isSaid = true;
      notifications.hide(id);
      bookChanged();
      if (job.status === 'failed') {
        notifications.show({
          message: t('jobs.failed', {
            changed: job.changed,
            why: job.problem ? say(new ApiProblem(422, job.problem.code, job.problem.message)) : '',
          }),
          color: 'red',
          autoClose: false,
        });
        return;
      }
      if (job.skipped > 0) notifications.show({ message: t('jobs.skipped', { count: job.skipped }) });
      onDone(job);
    };
    notifications.show({
      id,
      autoClose: false,
      withCloseButton: false,
      message: <JobProgress first={first} onOver={onOver} />,
    });
  };
}
