import { Alert, Button, Group, Notification, Progress, Stack, Text } from '@mantine/core';
import { Clock } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { ApiProblem, OFFLINE } from '../../api/problem';
import { useFormats } from '../../app/formats';
import { PageSkeleton } from '../../app/page-skeleton';
import { ProblemAlert } from '../../app/problem-alert';

const LOST = new ApiProblem(0, OFFLINE, '');
const noop = (): void => undefined;

/** What the program says by itself: waiting, failing, done, late. */
export function DesignNotices() {
  const { t } = useTranslation();
  const { count, instant } = useFormats();
  const progress = t('jobs.progress', { done: count(4200), total: count(12_000) });
  return (
    <Stack gap="md">
      <ProblemAlert error={LOST} />
      <ProblemAlert error={LOST} retry={noop} />
      <Alert variant="outline" color="yellow" icon={<Clock aria-hidden />}>
        <Text size="sm">
          {t('design.late', { part: t('status.partReporting'), time: instant('2026-11-22T09:30:00Z') })}
        </Text>
      </Alert>
      <Notification withCloseButton={false} withBorder>
        <Group justify="space-between" wrap="nowrap">
          <Text size="sm">{t('entry.deleted')}</Text>
          <Button variant="default">{t('undo.undo')}</Button>
        </Group>
      </Notification>
      <Notification color="red" withBorder closeButtonProps={{ 'aria-label': t('app.close') }}>
        {t('undo.skipped')}
      </Notification>
      <Stack gap="xs">
        <Text size="sm">{progress}</Text>
        <Progress.Root>
          <Progress.Section value={35} aria-label={t('imports.progress')} />
        </Progress.Root>
      </Stack>
      <div data-specimen>
        <PageSkeleton lines={2} />
      </div>
    </Stack>
  );
}
