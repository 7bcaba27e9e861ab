import { Badge, Box, Paper, SegmentedControl, Stack, Table, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { MoreButton } from '../../app/more-button';
import { ProblemAlert } from '../../app/problem-alert';
import { ROW_STATES } from './mapping-words';
import { reasonKey } from './reason-words';
import { type FileRow, type Import, type RowStatus, useImportRows } from './use-imports';

const SHOWN = ['failed', 'duplicate'] as const;

/** What becomes of a row, and why. */
function Outcome({ row }: { row: FileRow }) {
  const { t } = useTranslation();
  const state = ROW_STATES[row.status];
  const reason = reasonKey(row);
  const why = reason ? t(reason) : row.detail;
  return (
    <>
      <Badge variant="default" tt="none" style={{ minWidth: 'max-content' }}>
        {state ? t(state) : row.status}
      </Badge>
      {why && (
        <Text size="sm" c="dimmed">
          {why}
        </Text>
      )}
    </>
  );
}

/** Where there is no room for all columns, the state and the day stand with the words of the row. */
function Row({ row }: { row: FileRow }) {
  const { draft } = row;
  const words = draft
    ? [draft.payee, draft.note, draft.category, draft.subcategory, draft.account]
    : row.cells;
  return (
    <Table.Tr style={{ verticalAlign: 'top' }}>
      <Table.Td>{row.line}</Table.Td>
      <Table.Td visibleFrom="md">
        <Outcome row={row} />
      </Table.Td>
      <Table.Td visibleFrom="md">{draft?.date ?? ''}</Table.Td>
      <Table.Td>
        <Text size="sm" lineClamp={2}>
          {words.filter((word) => word !== '').join(' · ')}
        </Text>
        <Box hiddenFrom="md">
          <Text size="sm">{draft?.date ?? ''}</Text>
          <Outcome row={row} />
        </Box>
      </Table.Td>
      <Table.Td ta="end">{draft ? `${draft.type === 'expense' ? '−' : ''}${draft.amount}` : ''}</Table.Td>
    </Table.Tr>
  );
}

/** The file's rows and what becomes of each; those that fail with line and reason. */
export function ImportRows({ imported }: { imported: Import }) {
  const { t } = useTranslation();
  const [params] = useSearchParams();
  const asked = SHOWN.find((known) => known === params.get('rows'));
  const [status, setStatus] = useState<RowStatus | ''>(asked ?? (imported.failed > 0 ? 'failed' : ''));
  const list = useImportRows(imported.id, imported.updatedAt, status === '' ? undefined : status);
  const rows = list.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Paper>
      <Stack>
        <Title order={2}>{t('imports.rows')}</Title>
        <SegmentedControl
          size="md"
          aria-label={t('imports.rows')}
          value={status}
          onChange={(value) => setStatus(value as RowStatus | '')}
          data={[
            { value: '', label: t('imports.rowsAll') },
            { value: 'failed', label: t('imports.rowFailed') },
            { value: 'duplicate', label: t('imports.rowDuplicate') },
          ]}
        />
        <ProblemAlert error={list.error} retry={() => void list.refetch()} />
        {list.data && rows.length === 0 && <Text size="sm">{t('imports.noRows')}</Text>}
        {rows.length > 0 && (
          <Table layout="fixed">
            <Table.Thead>
              <Table.Tr>
                <Table.Th w={{ base: '3.5rem', md: '4.5rem' }}>{t('imports.line')}</Table.Th>
                <Table.Th visibleFrom="md">{t('imports.state')}</Table.Th>
                <Table.Th visibleFrom="md" w="7.5rem">
                  {t('entry.date')}
                </Table.Th>
                <Table.Th>{t('imports.what')}</Table.Th>
                <Table.Th ta="end" w={{ base: '6rem', md: '7rem' }}>
                  {t('charts.amount')}
                </Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {rows.map((row) => (
                <Row key={row.line} row={row} />
              ))}
            </Table.Tbody>
          </Table>
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
