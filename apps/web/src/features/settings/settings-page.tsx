import { Input, Paper, SegmentedControl, Stack, Title, useMantineColorScheme } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api, body } from '../../api/client';
import { bookQuery, useBook } from '../../app/book';
import { LanguageChoice } from '../../app/language-choice';
import { Page } from '../../app/page';
import { PageSkeleton } from '../../app/page-skeleton';
import { ProblemAlert } from '../../app/problem-alert';
import { SampleNotice } from '../sample/sample-notice';
import { BookForm } from './book-form';
import { MessageChoices } from './message-choices';
import { ProfileForm } from './profile-form';

export default function SettingsPage() {
  const { t } = useTranslation();
  const { bookId, stored } = useBook();
  // Asked anew: the first entry fixes the currency and is no change of the book that one is told of.
  useQuery({ ...bookQuery(bookId), staleTime: 0 });
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const profile = useQuery({ queryKey: ['profile'], queryFn: () => body(api.GET('/v1/users/me')) });
  return (
    <Page title={t('nav.settings')}>
      <Paper>
        <Stack>
          <Title order={2}>{t('settings.device')}</Title>
          <div>
            <Input.Label labelElement="div" display="block" aria-hidden>
              {t('settings.language')}
            </Input.Label>
            <LanguageChoice />
          </div>
          <div>
            <Input.Label labelElement="div" display="block" id="theme-label">
              {t('settings.theme')}
            </Input.Label>
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
      {stored ? <BookForm stored={stored} /> : <PageSkeleton />}
      <ProblemAlert error={profile.error} retry={() => void profile.refetch()} />
      {profile.data && <ProfileForm stored={profile.data} />}
      <MessageChoices />
      <SampleNotice />
    </Page>
  );
}
