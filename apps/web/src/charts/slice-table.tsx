import { Table } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../app/formats';
import { Amount } from '../money/amount';
import type { Slice } from './donut-chart';

export function SliceTable({ slices }: { slices: readonly Slice[] }) {
  const { t } = useTranslation();
  const { percent } = useFormats();
  return (
    <Table>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{t('entry.category')}</Table.Th>
          <Table.Th ta="end">{t('charts.amount')}</Table.Th>
          <Table.Th ta="end">{t('charts.share')}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {slices.map((slice) => (
          <Table.Tr key={slice.id ?? slice.name}>
            <Table.Td>{slice.name}</Table.Td>
            <Table.Td ta="end">
              <Amount money={slice.value} />
            </Table.Td>
            <Table.Td ta="end">{slice.share === null ? '–' : percent(slice.share)}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}
