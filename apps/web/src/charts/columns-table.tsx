import { Table } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Amount } from '../money/amount';
import type { Column } from './columns-chart';

export function ColumnsTable({ columns }: { columns: readonly Column[] }) {
  const { t } = useTranslation();
  return (
    <Table>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{t('charts.when')}</Table.Th>
          <Table.Th ta="end">{t('type.spent')}</Table.Th>
          <Table.Th ta="end">{t('type.received')}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {columns.map((column) => (
          <Table.Tr key={column.key}>
            <Table.Td>{column.longLabel}</Table.Td>
            <Table.Td ta="end">
              <Amount money={column.expense} />
            </Table.Td>
            <Table.Td ta="end">
              <Amount money={column.income} />
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}
