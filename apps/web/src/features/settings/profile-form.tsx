import { Button, Paper, Stack, TextInput, Title } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, body, ifMatch, type Schemas } from '../../api/client';
import { ChangedElsewhere, savedOrTheirs } from '../../app/changed-elsewhere';
import { Conflict } from '../../app/conflict';
import { useFieldErrors } from '../../app/field-errors';
import { isLanguage, localeOf } from '../../app/languages';
import { ProblemAlert } from '../../app/problem-alert';
import { queryClient } from '../../app/query-client';

type Profile = Schemas['Profile'];

export function ProfileForm({ stored }: { stored: Profile }) {
  const { t, i18n } = useTranslation();
  const [seen, setSeen] = useState(stored);
  const [name, setName] = useState(stored.name ?? '');
  if (stored.version > seen.version && name === (seen.name ?? '')) {
    setSeen(stored);
    setName(stored.name ?? '');
  }
  const save = useMutation<Profile, Error | ChangedElsewhere<Profile>, Profile>({
    mutationFn: (from) =>
      savedOrTheirs(
        body(
          api.PATCH('/v1/users/me', {
            params: { header: ifMatch(from.version) },
            body: {
              name: name.trim() === '' ? null : name.trim(),
              locale: localeOf(isLanguage(i18n.language) ? i18n.language : 'en'),
            },
          }),
        ),
        () => body(api.GET('/v1/users/me')),
      ),
    onSuccess: (profile) => {
      setSeen(profile);
      queryClient.setQueryData(['profile'], profile);
      notifications.show({ message: t('settings.saved') });
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate(seen);
  };
  const wrong = useFieldErrors(save.error, ['name']);
  const theirs = save.error instanceof ChangedElsewhere ? save.error.theirs : null;
  return (
    <Paper component="form" noValidate onSubmit={submit}>
      <Stack>
        <Title order={2}>{t('settings.person')}</Title>
        <ProblemAlert error={wrong.rest} retry={() => save.mutate(seen)} />
        {theirs && (
          <Conflict
            fields={[{ label: t('settings.name'), mine: name, theirs: theirs.name ?? '' }]}
            isSaving={save.isPending}
            onKeepMine={() => {
              setSeen(theirs);
              save.mutate(theirs);
            }}
            onTakeTheirs={() => {
              setSeen(theirs);
              setName(theirs.name ?? '');
              save.reset();
            }}
          />
        )}
        <TextInput
          label={t('settings.name')}
          maxLength={100}
          autoComplete="name"
          value={name}
          error={wrong.of('name')}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <Button type="submit" loading={save.isPending} style={{ alignSelf: 'flex-start' }}>
          {t('app.save')}
        </Button>
      </Stack>
    </Paper>
  );
}
