import { Anchor, Button, Paper, Stack, Table, Text, Title, VisuallyHidden } from '@mantine/core';
import type { ParseKeys } from 'i18next';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useFormats } from '../../app/formats';
import { MoreButton } from '../../app/more-button';
import { ProblemAlert } from '../../app/problem-alert';
import { type PastImport, usePastImports, useUndoImport } from './use-imports';

const STATES: Readonly<Record<string, ParseKeys>> = {
  reading: 'imports.pastReading',
  preview: 'imports.pastPreview',
  running: 'imports.pastRunning',
  done: 'imports.pastDone',
  failed: 'imports.pastFailed',
  undone: 'imports.pastUndone',
};

function PastImportRow({ imported }: { imported: PastImport }) {
  const { t } = useTranslation();
  const { instant } = useFormats();
  const undo = useUndoImport(imported.id);
  const state = STATES[imported.status];
  const { filename: name, changeSetId } = imported;
  return (
    <Table.Tr>
      <Table.Td style={{ overflowWrap: 'anywhere' }}>
        <Anchor component={Link} to={`/import/${imported.id}`} underline="always">
          {name}
        </Anchor>
        <Text size="sm" c="dimmed">
          {instant(imported.createdAt)}
        </Text>
        <Text size="sm">{state ? t(state, { count: imported.imported }) : imported.status}</Text>
        <ProblemAlert error={undo.error} />
      </Table.Td>
      <Table.Td ta="end">
        {imported.status === 'done' && changeSetId !== null && (
          <Button
            variant="default"
            aria-label={t('imports.undoOf', { name })}
            loading={undo.isPending}
            onClick={() => undo.mutate(changeSetId)}
          >
            {t('undo.undo')}
          </Button>
        )}
      </Table.Td>
    </Table.Tr>
  );
}

/** What was imported before; nothing at all where nothing was. */
export function PastImports() {
  const { t } = useTranslation();
  const list = usePastImports();
  const items = list.data?.pages.flatMap((page) => page.items) ?? [];
  if (list.isPending) return null;
  return (
    <Paper>
      <Stack>
        <Title order={2}>{t('imports.past')}</Title>
        <ProblemAlert error={list.error} retry={() => void list.refetch()} />
        {items.length === 0 && !list.error && <Text size="sm">{t('imports.none')}</Text>}
        {items.length > 0 && (
          <Table.ScrollContainer
            type="native"
            minWidth={280}
            tabIndex={0}
            role="region"
            aria-label={t('imports.past')}
          >
            <Table>
              <Table.Thead>
                <Table.Tr>
                  <Table.Th>{t('imports.file')}</Table.Th>
                  <Table.Th>
                    <VisuallyHidden>{t('undo.undo')}</VisuallyHidden>
                  </Table.Th>
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {items.map((imported) => (
                  <PastImportRow key={imported.id} imported={imported} />
                ))}
              </Table.Tbody>
            </Table>
          </Table.ScrollContainer>
        )}
        <MoreButton
          hasMore={list.hasNextPage}
          isLoading={list.isFetchingNextPage}
          onMore={() => void list.fetchNextPage()}
        />
      </Stack>
    </Paper>
  );
}
