import { Paper, Stack, Switch, Title } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import type { ParseKeys } from 'i18next';
import { useTranslation } from 'react-i18next';
import { api, body, ifMatch, type Schemas } from '../../api/client';
import { ApiProblem } from '../../api/problem';
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
    mutationFn: async ({ kind, inApp }: { kind: Kind; inApp: boolean }) => {
      const put = (version: number) =>
        body(
          api.PATCH('/v1/notifications/preferences', {
            params: { header: ifMatch(version) },
            body: { kinds: { [kind]: { inApp } } },
          }),
        );
      try {
        return await put(asked.data?.version ?? 1);
      } catch (error) {
        if (!(error instanceof ApiProblem) || error.status !== 412) throw error;
        // Another switch was moved elsewhere: this one is still wanted as it was moved here.
        return put((await body(api.GET('/v1/notifications/preferences'))).version);
      }
    },
    onSuccess: (next) => queryClient.setQueryData(['message-choices'], next),
  });
  if (!asked.data) return <ProblemAlert error={asked.error} retry={() => void asked.refetch()} />;
  const { kinds } = asked.data;
  return (
    <Paper>
      <Stack>
        <Title order={2}>{t('messages.choices')}</Title>
        <ProblemAlert
          error={save.error}
          {...(save.variables ? { retry: () => save.mutate(save.variables) } : {})}
        />
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
