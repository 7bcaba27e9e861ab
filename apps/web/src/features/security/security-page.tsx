import { Badge, Button, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, body } from '../../api/client';
import { useFieldErrors } from '../../app/field-errors';
import { useFormats } from '../../app/formats';
import { Page } from '../../app/page';
import { PageSkeleton } from '../../app/page-skeleton';
import { PasswordField } from '../../app/password-field';
import { ProblemAlert } from '../../app/problem-alert';
import { queryClient } from '../../app/query-client';
import { deviceOf } from './device-name';

function Sessions() {
  const { t } = useTranslation();
  const { instant } = useFormats();
  const nameOf = (agent: string | null) => {
    const device = deviceOf(agent ?? '');
    return device ? t('security.device', { ...device }) : (agent ?? t('security.unknownDevice'));
  };
  const asked = useQuery({ queryKey: ['sessions'], queryFn: () => body(api.GET('/v1/auth/sessions')) });
  const end = useMutation({
    mutationFn: (id: string) => body(api.DELETE('/v1/auth/sessions/{id}', { params: { path: { id } } })),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ['sessions'] }),
  });
  return (
    <Paper>
      <Stack>
        <Title order={2}>{t('security.sessions')}</Title>
        <ProblemAlert error={asked.error ?? end.error} />
        {asked.isPending && <PageSkeleton lines={2} />}
        {asked.data?.items.map((session) => (
          <Group key={session.id} justify="space-between">
            <Stack gap={0}>
              <Group gap="xs">
                <Text fw={600}>{nameOf(session.device)}</Text>
                {session.isCurrent && <Badge>{t('security.thisOne')}</Badge>}
              </Group>
              <Text size="sm" c="dimmed">
                {t('security.lastUsed', { time: instant(session.lastUsedAt) })}
              </Text>
            </Stack>
            {!session.isCurrent && (
              <Button variant="default" onClick={() => end.mutate(session.id)}>
                {t('security.end')}
              </Button>
            )}
          </Group>
        ))}
      </Stack>
    </Paper>
  );
}

function PasswordForm() {
  const { t } = useTranslation();
  const [current, setCurrent] = useState('');
  const [next, setNext] = useState('');
  const change = useMutation({
    mutationFn: () =>
      body(api.POST('/v1/auth/password/change', { body: { currentPassword: current, newPassword: next } })),
    onSuccess: () => {
      setCurrent('');
      setNext('');
      notifications.show({ message: t('security.changed') });
      void queryClient.invalidateQueries({ queryKey: ['sessions'] });
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    change.mutate();
  };
  const wrong = useFieldErrors(change.error, ['currentPassword', 'newPassword']);
  return (
    <Paper component="form" noValidate onSubmit={submit}>
      <Stack>
        <Title order={2}>{t('security.password')}</Title>
        <Text size="sm">{t('security.passwordHint')}</Text>
        <ProblemAlert error={wrong.rest} />
        <PasswordField
          label={t('security.current')}
          autoComplete="current-password"
          value={current}
          error={wrong.of('currentPassword')}
          onChange={(event) => setCurrent(event.currentTarget.value)}
        />
        <PasswordField
          label={t('security.next')}
          description={t('auth.passwordRule')}
          autoComplete="new-password"
          value={next}
          error={wrong.of('newPassword')}
          onChange={(event) => setNext(event.currentTarget.value)}
        />
        <Button type="submit" loading={change.isPending} style={{ alignSelf: 'flex-start' }}>
          {t('security.change')}
        </Button>
      </Stack>
    </Paper>
  );
}

export default function SecurityPage() {
  const { t } = useTranslation();
  return (
    <Page title={t('nav.security')}>
      <Sessions />
      <PasswordForm />
    </Page>
  );
}
