import { Alert, Button, Group, Paper, Progress, SimpleGrid, Stack, Text } from '@mantine/core';
import type { ParseKeys } from 'i18next';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { useFormats } from '../../app/formats';
import { Page } from '../../app/page';
import { PageSkeleton } from '../../app/page-skeleton';
import { ProblemAlert } from '../../app/problem-alert';
import { bookChanged } from '../../app/query-client';
import { undoChangeSet, useUndo } from '../../app/undo';
import { ImportRows } from './import-rows';
import { MappingForm } from './mapping-form';
import { PROBLEM_WORDS, WARNING_WORDS } from './reason-words';
import { type Import, useCommit, useImport, useUndoImport } from './use-imports';

const STATES: Readonly<Record<string, ParseKeys>> = {
  reading: 'imports.reading',
  preview: 'imports.preview',
  running: 'imports.running',
  done: 'imports.done',
  failed: 'imports.failed',
  undone: 'imports.undone',
};

function Counts({ imported }: { imported: Import }) {
  const { t } = useTranslation();
  const { count } = useFormats();
  const figures: { label: ParseKeys; value: number }[] = [
    { label: 'imports.countRows', value: imported.rows },
    { label: 'imports.countImported', value: imported.imported },
    { label: 'imports.countDuplicates', value: imported.duplicates },
    { label: 'imports.countFailed', value: imported.failed },
  ];
  return (
    <SimpleGrid cols={{ base: 2, sm: 4 }} spacing="xs">
      {figures.map(({ label, value }) => (
        <div key={label}>
          <Text size="sm">{t(label)}</Text>
          <Text size="xl" fw={650} style={{ fontVariantNumeric: 'tabular-nums' }}>
            {count(value)}
          </Text>
        </div>
      ))}
    </SimpleGrid>
  );
}

function Working({ imported }: { imported: Import }) {
  const { t } = useTranslation();
  const state = STATES[imported.status];
  const say = (words: Readonly<Record<string, ParseKeys>>, told: { code: string; message: string }) => {
    const key = words[told.code];
    return key ? t(key) : told.message;
  };
  const share = imported.rows > 0 ? (imported.processed / imported.rows) * 100 : 0;
  const isMoving = imported.status === 'reading' || imported.status === 'running';
  return (
    <Paper>
      <Stack>
        <Text fw={600} role="status">
          {state ? t(state, { name: imported.filename }) : imported.status}
        </Text>
        {isMoving && (
          <Progress.Root size="lg">
            <Progress.Section value={share} aria-label={t('imports.progress')} animated />
          </Progress.Root>
        )}
        <Counts imported={imported} />
        {imported.problem && (
          <Alert color="red" variant="outline" role="alert">
            {say(PROBLEM_WORDS, imported.problem)}
          </Alert>
        )}
        {imported.warnings.map((warning) => (
          <Text key={warning.code} size="sm">
            {say(WARNING_WORDS, warning)}
          </Text>
        ))}
      </Stack>
    </Paper>
  );
}

/** An import that one has seen running can be taken back as everything else, by the notice and by Ctrl+Z. */
function useImportUndo(imported: Import | undefined): void {
  const { t } = useTranslation();
  const offerUndo = useUndo();
  const wasRunning = useRef(false);
  useEffect(() => {
    if (!imported) return;
    const { status, changeSetId, filename: name, imported: count } = imported;
    if (status === 'done' && wasRunning.current && changeSetId !== null) {
      offerUndo(t('imports.doneNamed', { name, count }), () => undoChangeSet(changeSetId));
    }
    wasRunning.current = status === 'running' || status === 'preview';
  }, [imported, offerUndo, t]);
}

export default function ImportPage() {
  const { t } = useTranslation();
  const { id = '' } = useParams();
  const asked = useImport(id);
  const commit = useCommit(id);
  const undo = useUndoImport(id);
  const imported = asked.data;
  const status = imported?.status;

  useEffect(() => {
    if (status === 'done' || status === 'undone' || status === 'preview') bookChanged();
  }, [status]);
  useImportUndo(imported);

  return (
    <Page title={t('nav.import')}>
      <ProblemAlert error={asked.error ?? commit.error ?? undo.error} retry={() => void asked.refetch()} />
      {asked.isPending && <PageSkeleton />}
      {imported && (
        <>
          <Working imported={imported} />
          <Group>
            {status === 'preview' && (
              <Button onClick={() => commit.mutate()} loading={commit.isPending}>
                {t('imports.commit', { count: imported.rows - imported.duplicates - imported.failed })}
              </Button>
            )}
            {status === 'done' && (
              <Button component={Link} to="/transactions">
                {t('imports.look')}
              </Button>
            )}
            {status === 'done' && imported.changeSetId !== null && (
              <Button
                variant="default"
                loading={undo.isPending}
                onClick={() => imported.changeSetId && undo.mutate(imported.changeSetId)}
              >
                {t('imports.undo')}
              </Button>
            )}
            <Button component={Link} to="/import" variant="default">
              {t('imports.another')}
            </Button>
          </Group>
          {status === 'preview' && imported.mapping && (
            <MappingForm key={imported.updatedAt} imported={imported} mapping={imported.mapping} />
          )}
          {status !== 'reading' && <ImportRows key={status} imported={imported} />}
        </>
      )}
    </Page>
  );
}
