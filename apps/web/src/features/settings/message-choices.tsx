import { Paper, Stack, Switch, Title } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import type { ParseKeys } from 'i18next';
import { useTranslation } from 'react-i18next';
import { api, body, ifMatch, type Schemas } from '../../api/client';
import { ProblemAlert } from '../../app/problem-alert';
import { queryClient } from '../../app/query-client';

type Kind = keyof Schemas['NotificationPreferences']['kinds'];

const KINDS: { kind: Kind; label: ParseKeys }[] = [
  { kind: 'welcome', label: 'messages.kindWelcome' },
  { kind: 'import-finished', label: 'messages.kindImport' },
  { kind: 'large-expense', label: 'messages.kindLarge' },
];

/** Which messages one wants. */
export function MessageChoices() {
  const { t } = useTranslation();
  const asked = useQuery({
    queryKey: ['message-choices'],
    queryFn: () => body(api.GET('/v1/notifications/preferences')),
  });
  const save = useMutation({
    mutationFn: ({ kind, inApp }: { kind: Kind; inApp: boolean }) =>
      body(
        api.PATCH('/v1/notifications/preferences', {
          params: { header: ifMatch(asked.data?.version ?? 1) },
          body: { kinds: { [kind]: { inApp } } },
        }),
      ),
    onSuccess: (next) => queryClient.setQueryData(['message-choices'], next),
  });
  if (!asked.data) return <ProblemAlert error={asked.error} retry={() => void asked.refetch()} />;
  const { kinds } = asked.data;
  return (
    <Paper>
      <Stack>
        <Title order={2}>{t('messages.choices')}</Title>
        <ProblemAlert error={save.error} />
        {KINDS.map(({ kind, label }) => (
          <Switch
            key={kind}
            size="md"
            label={t(label)}
            checked={kinds[kind].inApp}
            onChange={(event) => save.mutate({ kind, inApp: event.currentTarget.checked })}
          />
        ))}
      </Stack>
    </Paper>
  );
}
