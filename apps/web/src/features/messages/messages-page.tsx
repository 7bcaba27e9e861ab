import { Badge, Button, Group, Paper, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { EmptyCard } from '../../app/empty-card';
import { useFormats } from '../../app/formats';
import { MoreButton } from '../../app/more-button';
import { Page } from '../../app/page';
import { PageSkeleton } from '../../app/page-skeleton';
import { ProblemAlert } from '../../app/problem-alert';
import { useMessages, useReadMessage } from './use-messages';

export default function MessagesPage() {
  const { t } = useTranslation();
  const { instant } = useFormats();
  const messages = useMessages();
  const read = useReadMessage();
  const items = messages.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Page title={t('nav.messages')}>
      <ProblemAlert error={messages.error ?? read.error} retry={() => void messages.refetch()} />
      {messages.isPending && <PageSkeleton />}
      {messages.data && items.length === 0 && (
        <EmptyCard why={t('messages.none')}>
          <Button component={Link} to="/settings" variant="default">
            {t('messages.choices')}
          </Button>
        </EmptyCard>
      )}
      {items.map((message) => (
        <Paper key={message.id} component="article">
          <Stack gap={4}>
            <Group justify="space-between" wrap="nowrap" align="flex-start">
              <Text fw={message.readAt ? 500 : 700}>{message.title}</Text>
              {!message.readAt && <Badge style={{ flexShrink: 0 }}>{t('messages.new')}</Badge>}
            </Group>
            <Text size="sm">{message.body}</Text>
            <Group justify="space-between">
              <Text size="sm" c="dimmed">
                {instant(message.createdAt)}
              </Text>
              <Group gap="xs">
                {message.link?.startsWith('/') && (
                  <Button component={Link} variant="default" to={message.link}>
                    {t('messages.open')}
                  </Button>
                )}
                {!message.readAt && (
                  <Button variant="default" onClick={() => read.mutate(message.id)}>
                    {t('messages.markRead')}
                  </Button>
                )}
              </Group>
            </Group>
          </Stack>
        </Paper>
      ))}
      <MoreButton
        hasMore={messages.hasNextPage}
        isLoading={messages.isFetchingNextPage}
        onMore={() => void messages.fetchNextPage()}
      />
    </Page>
  );
}
