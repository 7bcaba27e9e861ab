import { Box, Button, Code, Container, Group, Stack, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { crashDetails } from './crash-details';
import { isMissingPart } from './missing-part';

interface CrashPageProps {
  error: unknown;
  isWhole: boolean;
  onAgain: () => void;
  onLeave?: () => void;
}

/** A script failed: what it was, what is kept, and the ways on. */
export function CrashPage({ error, isWhole, onAgain, onLeave }: CrashPageProps) {
  const { t } = useTranslation();
  const [details] = useState(() => crashDetails(error, location.pathname, new Date()));
  const [isCopied, setCopied] = useState(false);
  const copy = () => {
    // Without HTTPS there is no clipboard; the text can be selected.
    void navigator.clipboard?.writeText(details).then(() => setCopied(true));
  };
  const why = isMissingPart(error) ? 'crash.missing' : 'crash.why';
  const page = (
    <Stack align="flex-start" role="alert">
      <Title order={1}>{t('crash.title')}</Title>
      <Text>{t(why)}</Text>
      <Group gap="xs">
        <Button onClick={() => location.reload()}>{t('crash.reload')}</Button>
        <Button variant="default" onClick={onAgain}>
          {t('app.tryAgain')}
        </Button>
        {onLeave ? (
          <Button variant="default" onClick={onLeave}>
            {t('app.close')}
          </Button>
        ) : (
          // A plain link: the program that failed is left behind.
          <Button component="a" href="/" variant="default">
            {t('notFound.home')}
          </Button>
        )}
      </Group>
      <Text size="sm">{t('crash.details')}</Text>
      <Code block w="100%" tabIndex={0}>
        {details}
      </Code>
      <Button variant="default" onClick={copy}>
        {isCopied ? t('crash.copied') : t('crash.copy')}
      </Button>
    </Stack>
  );
  if (!isWhole) return page;
  return (
    <Box component="main" mih="100dvh">
      <Container size={640} py="lg">
        {page}
      </Container>
    </Box>
  );
}
