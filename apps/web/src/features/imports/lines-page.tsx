import { Badge, Button, Group, Paper, Stack, Text, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { useFormats } from '../../app/formats';
import { Page } from '../../app/page';
import { ProblemAlert } from '../../app/problem-alert';
import { useCategoryLook } from '../categories/use-categories';
import { linesOf, MOST_LINES, type Understood, useLines } from './use-lines';

function LineRow({ understood: { line, answer, isDone } }: { understood: Understood }) {
  const { t } = useTranslation();
  const { amount, dayShort } = useFormats();
  const look = useCategoryLook();
  const { draft, missing } = answer;
  const words = [
    draft.amount ? amount(draft.amount) : null,
    dayShort(draft.date),
    draft.payee ?? draft.note,
    look(draft.categoryId)?.name,
  ];
  return (
    <Group component="li" justify="space-between" gap="xs" py="xs" wrap="nowrap" align="flex-start">
      <div style={{ minWidth: 0 }}>
        <Text size="sm" fw={600} style={{ overflowWrap: 'anywhere' }}>
          {line}
        </Text>
        <Text size="sm" c="dimmed">
          {words.filter(Boolean).join(' · ')}
        </Text>
      </div>
      <Badge variant="default" tt="none" style={{ flexShrink: 0 }}>
        {t(isDone ? 'lines.recorded' : missing.length > 0 ? 'lines.unclear' : 'lines.clear')}
      </Badge>
    </Group>
  );
}

/** Many lines at once, each understood as the quick entry understands one. */
export default function LinesPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [text, setText] = useState('');
  const { lines, read, record, forget } = useLines();
  const count = linesOf(text).length;
  const ready = lines.filter(({ answer, isDone }) => !isDone && answer.missing.length === 0).length;
  return (
    <Page title={t('lines.title')}>
      <Paper
        component="form"
        onSubmit={(event) => {
          event.preventDefault();
          read.mutate(text);
        }}
      >
        <Stack>
          <Text size="sm">{t('lines.intro')}</Text>
          <Textarea
            label={t('lines.text')}
            placeholder={t('lines.example')}
            autosize
            minRows={5}
            maxRows={14}
            value={text}
            onChange={(event) => {
              setText(event.currentTarget.value);
              forget();
            }}
            error={count > MOST_LINES ? t('lines.tooMany', { most: MOST_LINES }) : undefined}
          />
          <ProblemAlert error={read.error ?? record.error} />
          <Group>
            <Button
              type="submit"
              variant={ready > 0 ? 'default' : 'filled'}
              disabled={count === 0 || count > MOST_LINES}
              loading={read.isPending}
            >
              {t('lines.look')}
            </Button>
            <Button component={Link} to="/import" variant="default">
              {t('firstRun.import')}
            </Button>
          </Group>
        </Stack>
      </Paper>
      {lines.length > 0 && (
        <Paper component="section" aria-label={t('quick.understood')}>
          <Stack component="ul" gap={0} m={0} p={0} style={{ listStyle: 'none' }}>
            {lines.map((line) => (
              <LineRow key={line.key} understood={line} />
            ))}
          </Stack>
          {ready > 0 && (
            <Button
              mt="sm"
              loading={record.isPending}
              onClick={() => record.mutate(undefined, { onSuccess: () => void navigate('/transactions') })}
            >
              {t('lines.record', { count: ready })}
            </Button>
          )}
        </Paper>
      )}
    </Page>
  );
}
