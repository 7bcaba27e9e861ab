import {
  Button,
  Paper,
  SegmentedControl,
  Stack,
  Text,
  TextInput,
  Title,
  useMantineColorScheme,
} from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, body, ifMatch, type Schemas } from '../../api/client';
import { useBook } from '../../app/book';
import { LanguageChoice } from '../../app/language-choice';
import { isLanguage, localeOf } from '../../app/languages';
import { Page } from '../../app/page';
import { PageSkeleton } from '../../app/page-skeleton';
import { ProblemAlert } from '../../app/problem-alert';
import { queryClient } from '../../app/query-client';
import { SampleNotice } from '../sample/sample-notice';
import { BookFields } from './book-fields';
import { useSaveBook } from './book-settings';
import { MessageChoices } from './message-choices';

function BookForm({ stored }: { stored: Schemas['Book'] }) {
  const { t } = useTranslation();
  const [choice, setChoice] = useState(stored);
  const save = useSaveBook(stored);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate(choice, { onSuccess: () => notifications.show({ message: t('settings.saved') }) });
  };
  return (
    <Paper component="form" onSubmit={submit}>
      <Stack align="stretch">
        <Title order={2}>{t('settings.book')}</Title>
        <ProblemAlert error={save.error} />
        <BookFields choice={choice} onChange={(next) => setChoice({ ...choice, ...next })} />
        <Button type="submit" loading={save.isPending} style={{ alignSelf: 'flex-start' }}>
          {t('app.save')}
        </Button>
      </Stack>
    </Paper>
  );
}

function ProfileForm({ stored }: { stored: Schemas['Profile'] }) {
  const { t, i18n } = useTranslation();
  const [name, setName] = useState(stored.name ?? '');
  const save = useMutation({
    mutationFn: () =>
      body(
        api.PATCH('/v1/users/me', {
          params: { header: ifMatch(stored.version) },
          body: {
            name: name.trim() === '' ? null : name.trim(),
            locale: localeOf(isLanguage(i18n.language) ? i18n.language : 'en'),
          },
        }),
      ),
    onSuccess: (profile) => {
      queryClient.setQueryData(['profile'], profile);
      notifications.show({ message: t('settings.saved') });
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate();
  };
  return (
    <Paper component="form" onSubmit={submit}>
      <Stack>
        <Title order={2}>{t('settings.person')}</Title>
        <ProblemAlert error={save.error} />
        <TextInput
          label={t('settings.name')}
          maxLength={100}
          autoComplete="name"
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <Button type="submit" loading={save.isPending} style={{ alignSelf: 'flex-start' }}>
          {t('app.save')}
        </Button>
      </Stack>
    </Paper>
  );
}

export default function SettingsPage() {
  const { t } = useTranslation();
  const { stored } = useBook();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const profile = useQuery({ queryKey: ['profile'], queryFn: () => body(api.GET('/v1/users/me')) });
  return (
    <Page title={t('nav.settings')}>
      <Paper>
        <Stack>
          <Title order={2}>{t('settings.device')}</Title>
          <div>
            <Text size="sm" fw={500} mb={4} aria-hidden>
              {t('settings.language')}
            </Text>
            <LanguageChoice />
          </div>
          <div>
            <Text size="sm" fw={500} mb={4} id="theme-label">
              {t('settings.theme')}
            </Text>
            <SegmentedControl
              aria-labelledby="theme-label"
              size="md"
              value={colorScheme}
              onChange={(value) => setColorScheme(value === 'dark' || value === 'light' ? value : 'auto')}
              data={[
                { value: 'auto', label: t('settings.themeAuto') },
                { value: 'light', label: t('settings.themeLight') },
                { value: 'dark', label: t('settings.themeDark') },
              ]}
            />
          </div>
        </Stack>
      </Paper>
      {stored ? <BookForm key={stored.version} stored={stored} /> : <PageSkeleton />}
      <ProblemAlert error={profile.error} retry={() => void profile.refetch()} />
      {profile.data && <ProfileForm key={profile.data.version} stored={profile.data} />}
      <MessageChoices />
      <SampleNotice />
    </Page>
  );
}
