import { Anchor, Button, Group, Paper, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useFormats } from '../../app/formats';
import { type PastImport, usePastImports } from '../imports/use-imports';

function hasLeftOut({ status, duplicates, failed }: PastImport): boolean {
  return status === 'done' && duplicates + failed > 0;
}

/** Files that were read and not imported, and what the last imports left out. */
export function WaitingImports() {
  const { t } = useTranslation();
  const { instant } = useFormats();
  const past = usePastImports();
  const newest = past.data?.pages[0]?.items ?? [];
  const previews = newest.filter(({ status }) => status === 'preview');
  const leftOut = newest.filter(hasLeftOut);
  if (previews.length + leftOut.length === 0) return null;
  return (
    <Paper component="section" aria-label={t('nav.import')}>
      {previews.length > 0 && (
        <Title order={2} size="md" mb="xs">
          {t('inbox.imports')}
        </Title>
      )}
      {previews.map(({ id, filename: name, createdAt }) => (
        <Group key={id} justify="space-between" gap="xs" py={4}>
          <Text size="sm" style={{ flex: '1 1 12rem', minWidth: 0 }}>
            {t('inbox.preview', { name, time: instant(createdAt) })}
          </Text>
          <Button component={Link} to={`/import/${id}`} variant="default">
            {t('inbox.lookAt')}
          </Button>
        </Group>
      ))}
      {leftOut.length > 0 && (
        <Title order={2} size="md" mt={previews.length > 0 ? 'md' : 0} mb="xs">
          {t('inbox.importsDone')}
        </Title>
      )}
      {leftOut.map(({ id, filename: name, duplicates, failed }) => (
        <Group key={id} gap="xs" py={4}>
          <Text size="sm" style={{ flex: '1 1 12rem', minWidth: 0 }}>
            {t('inbox.leftOut', { name })}
          </Text>
          {duplicates > 0 && (
            <Anchor component={Link} to={`/import/${id}?rows=duplicate`} underline="always" py="sm">
              {t('inbox.duplicates', { count: duplicates })}
            </Anchor>
          )}
          {failed > 0 && (
            <Anchor component={Link} to={`/import/${id}?rows=failed`} underline="always" py="sm">
              {t('inbox.failed', { count: failed })}
            </Anchor>
          )}
        </Group>
      ))}
    </Paper>
  );
}
