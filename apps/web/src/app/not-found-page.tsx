import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { EmptyCard } from './empty-card';
import { Page } from './page';

export default function NotFoundPage() {
  const { t } = useTranslation();
  return (
    <Page title={t('notFound.title')}>
      <EmptyCard why={t('notFound.why')}>
        <Button component={Link} to="/">
          {t('notFound.home')}
        </Button>
      </EmptyCard>
    </Page>
  );
}
