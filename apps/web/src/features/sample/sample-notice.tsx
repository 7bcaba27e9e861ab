import { Alert, Button, Group, Text } from '@mantine/core';
import { FlaskConical } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { ProblemAlert } from '../../app/problem-alert';
import { useLoadSample, useRemoveSample, useSample } from './use-sample';

/** Says that what one sees is made up, and takes it out in one click. */
export function SampleNotice() {
  const { t } = useTranslation();
  const { data } = useSample();
  const remove = useRemoveSample();
  if (!data?.present) return <ProblemAlert error={remove.error} />;
  return (
    <Alert variant="outline" icon={<FlaskConical aria-hidden />}>
      <ProblemAlert error={remove.error} />
      <Group justify="space-between">
        <Text size="sm">{t('sample.present', { count: data.transactions })}</Text>
        <Button variant="default" onClick={() => remove.mutate()} loading={remove.isPending}>
          {t('sample.remove')}
        </Button>
      </Group>
    </Alert>
  );
}

/** Two made-up years, for looking around before there is anything of one's own. */
export function SampleButton({ onLoaded }: { onLoaded?: () => void }) {
  const { t } = useTranslation();
  const load = useLoadSample();
  return (
    <>
      <Button
        variant="default"
        leftSection={<FlaskConical size={18} aria-hidden />}
        loading={load.isPending}
        onClick={() => load.mutate(undefined, { onSuccess: () => onLoaded?.() })}
      >
        {t('sample.load')}
      </Button>
      <ProblemAlert error={load.error} />
    </>
  );
}
