import { Badge, Group, Paper, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ParseKeys } from 'i18next';
import { CircleCheck, CircleX, Clock, type LucideIcon } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { api, body } from '../../api/client';
import { useFormats } from '../../app/formats';
import { Page } from '../../app/page';
import { PageSkeleton } from '../../app/page-skeleton';
import { ProblemAlert } from '../../app/problem-alert';

const STATES: Readonly<Record<string, { label: ParseKeys; icon: LucideIcon; color: string }>> = {
  up: { label: 'status.up', icon: CircleCheck, color: 'green' },
  late: { label: 'status.late', icon: Clock, color: 'yellow' },
  down: { label: 'status.down', icon: CircleX, color: 'red' },
};

const PARTS: Readonly<Record<string, ParseKeys>> = {
  auth: 'status.partAuth',
  user: 'status.partUser',
  billing: 'status.partBilling',
  ledger: 'status.partLedger',
  reporting: 'status.partReporting',
  notification: 'status.partNotification',
  templating: 'status.partTemplating',
  storage: 'status.partDatabase',
};

export default function StatusPage() {
  const { t } = useTranslation();
  const { instant } = useFormats();
  const asked = useQuery({
    queryKey: ['status'],
    queryFn: () => body(api.GET('/v1/status')),
    refetchInterval: 10_000,
  });
  return (
    <Page title={t('nav.status')}>
      <ProblemAlert error={asked.error} retry={() => void asked.refetch()} />
      {asked.isPending && <PageSkeleton />}
      {asked.data?.parts.map((part) => {
        const state = STATES[part.state];
        const Icon = state?.icon ?? Clock;
        const name = PARTS[part.name];
        return (
          <Paper key={part.name}>
            <Group justify="space-between">
              <Stack gap={0}>
                <Text fw={600}>{name ? t(name) : part.name}</Text>
                <Text size="sm" c="dimmed">
                  {t('status.since', { time: instant(part.since) })}
                </Text>
              </Stack>
              <Badge
                size="lg"
                variant="outline"
                color={state?.color ?? 'gray'}
                c="var(--mantine-color-text)"
                leftSection={<Icon size={16} aria-hidden />}
              >
                {state ? t(state.label) : part.state}
              </Badge>
            </Group>
          </Paper>
        );
      })}
    </Page>
  );
}
