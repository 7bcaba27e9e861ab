import { Alert, Button, List, Stack, Text } from '@mantine/core';
import { CircleAlert } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiProblem } from '../api/problem';
import { ChangedElsewhere } from './changed-elsewhere';
import { useProblemText } from './problem-text';
import { Waiting } from './waiting';

interface ProblemAlertProps {
  error: unknown;
  /** Only what is safe to be sent twice: after a 429 or 503 it is called by itself. */
  retry?: () => void;
}

/** A server that says "later" again and again is not asked for ever. */
const MOST_BY_ITSELF = 5;

/** How long the server asked to wait; null where waiting does not help. */
function waitOf(error: unknown): number | null {
  if (!(error instanceof ApiProblem) || ![429, 503].includes(error.status)) return null;
  return error.retryAfterSeconds;
}

/** What went wrong, in words, and what to do. Nothing when there is no error. */
export function ProblemAlert({ error, retry }: ProblemAlertProps) {
  const { t } = useTranslation();
  const say = useProblemText();
  const [tries, setTries] = useState(0);
  // That has a place of its own, with both versions.
  if (!error || error instanceof ChangedElsewhere) return null;
  const wait = waitOf(error);
  const isByItself = retry !== undefined && wait !== null && tries < MOST_BY_ITSELF;
  const again = () => {
    setTries(tries + 1);
    retry?.();
  };
  const isAskedTooOften = wait !== null && error instanceof ApiProblem && error.status === 429;
  const unplaced = error instanceof ApiProblem && error.code === 'invalid-request' ? error.errors : [];
  return (
    // Read out is what went wrong, not each second of the waiting.
    <Alert role="presentation" color="red" variant="outline" icon={<CircleAlert aria-hidden />}>
      <Stack gap="xs" align="flex-start">
        <Text size="sm" role="alert">
          {isAskedTooOften ? t('wait.tooOften') : say(error)}
        </Text>
        {unplaced.length > 0 && (
          <List size="sm">
            {unplaced.map(({ path, message }) => (
              <List.Item key={path}>{path === '' ? message : `${path}: ${message}`}</List.Item>
            ))}
          </List>
        )}
        {wait !== null && <Waiting key={`${tries}`} seconds={wait} retry={isByItself ? again : undefined} />}
        {retry && (
          <Button variant="default" onClick={retry}>
            {t('app.tryAgain')}
          </Button>
        )}
      </Stack>
    </Alert>
  );
}
