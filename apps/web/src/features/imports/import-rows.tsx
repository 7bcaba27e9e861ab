import { Badge, Paper, SegmentedControl, Stack, Table, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { MoreButton } from '../../app/more-button';
import { ProblemAlert } from '../../app/problem-alert';
import { ROW_STATES } from './mapping-words';
import { type Import, type RowStatus, useImportRows } from './use-imports';

const SHOWN = ['failed', 'duplicate'] as const;

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
          <Table.ScrollContainer
            type="native"
            minWidth={560}
            tabIndex={0}
            role="region"
            aria-label={t('imports.rows')}
          >
            <Table>
              <Table.Thead>
                <Table.Tr>
                  <Table.Th>{t('imports.line')}</Table.Th>
                  <Table.Th>{t('imports.state')}</Table.Th>
                  <Table.Th>{t('entry.date')}</Table.Th>
                  <Table.Th>{t('imports.what')}</Table.Th>
                  <Table.Th ta="end">{t('charts.amount')}</Table.Th>
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {rows.map((row) => {
                  const state = ROW_STATES[row.status];
                  const draft = row.draft;
                  return (
                    <Table.Tr key={row.line}>
                      <Table.Td>{row.line}</Table.Td>
                      <Table.Td>
                        <Badge variant="default" tt="none" style={{ flexShrink: 0, minWidth: 'max-content' }}>
                          {state ? t(state) : row.status}
                        </Badge>
                        {row.detail && (
                          <Text size="sm" c="dimmed">
                            {row.detail}
                          </Text>
                        )}
                      </Table.Td>
                      <Table.Td style={{ whiteSpace: 'nowrap' }}>{draft?.date ?? ''}</Table.Td>
                      <Table.Td>
                        <Text size="sm" lineClamp={2}>
                          {draft
                            ? [draft.payee, draft.note, draft.category, draft.subcategory, draft.account]
                                .filter((word) => word !== '')
                                .join(' · ')
                            : row.cells.filter((cell) => cell !== '').join(' · ')}
                        </Text>
                      </Table.Td>
                      <Table.Td ta="end">
                        {draft ? `${draft.type === 'expense' ? '−' : ''}${draft.amount}` : ''}
                      </Table.Td>
                    </Table.Tr>
                  );
                })}
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
