import { Alert, Button, Stack, Text } from '@mantine/core';
import { CircleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useProblemText } from './problem-text';

interface ProblemAlertProps {
  error: unknown;
  retry?: () => void;
}

/** What went wrong, in words, and what to do. Nothing when there is no error. */
export function ProblemAlert({ error, retry }: ProblemAlertProps) {
  const { t } = useTranslation();
  const say = useProblemText();
  if (!error) return null;
  return (
    <Alert role="alert" color="red" variant="outline" icon={<CircleAlert aria-hidden />}>
      <Stack gap="xs" align="flex-start">
        <Text size="sm">{say(error)}</Text>
        {retry && (
          <Button variant="default" onClick={retry}>
            {t('app.tryAgain')}
          </Button>
        )}
      </Stack>
    </Alert>
  );
}
