import {
  Box,
  Button,
  Group,
  NativeSelect,
  Paper,
  SimpleGrid,
  Stack,
  Table,
  Text,
  TextInput,
  Title,
} from '@mantine/core';
import type { ParseKeys } from 'i18next';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFieldErrors } from '../../app/field-errors';
import { ProblemAlert } from '../../app/problem-alert';
import {
  COLUMN_FIELDS,
  type ColumnField,
  DATE_ORDERS,
  DECIMAL_MARKS,
  DIRECTIONS,
  fieldOf,
  isYearFirst,
  SEPARATORS,
  withColumn,
} from './mapping-words';
import { type FileRow, type Import, type Mapping, useImportRows, useRemap } from './use-imports';

interface ChoiceProps<Value extends string> {
  label: string;
  value: Value;
  choices: readonly { value: Value; label: string }[];
  onChange: (value: Value) => void;
}

function Choice<Value extends string>({ label, value, choices, onChange }: ChoiceProps<Value>) {
  return (
    <NativeSelect
      label={label}
      value={value}
      data={choices.map((choice) => ({ value: choice.value, label: choice.label }))}
      onChange={(event) => {
        const found = choices.find((choice) => choice.value === event.currentTarget.value);
        if (found) onChange(found.value);
      }}
    />
  );
}

function Samples({ rows, column }: { rows: readonly FileRow[]; column: number }) {
  return rows.map((row) => (
    <Text key={row.line} size="sm" c="dimmed" truncate>
      {row.cells[column] ?? ''}
    </Text>
  ));
}

/** How the file was understood, to be corrected: what each column is, and how its words are read. */
export function MappingForm({ imported, mapping }: { imported: Import; mapping: Mapping }) {
  const { t } = useTranslation();
  const [form, setForm] = useState(mapping);
  const remap = useRemap(imported.id);
  const rows = useImportRows(imported.id, imported.updatedAt);
  const read = (rows.data?.pages[0]?.items ?? []).filter((row) => row.status !== 'ignored');
  const samples = read.slice(0, 3);
  const { date: dateColumn } = form.columns;
  const dates = dateColumn === undefined ? [] : read.map((row) => row.cells[dateColumn] ?? '');
  const wrong = useFieldErrors(remap.error, [
    'accountName',
    ...COLUMN_FIELDS.map(({ field }) => `columns.${field}`),
  ]);
  const columns = Math.max(imported.header.length, ...samples.map((row) => row.cells.length), 0);
  const words = <Value extends string>(list: readonly { value: Value; label: ParseKeys }[]) =>
    list.map(({ value, label }) => ({ value, label: t(label) }));

  const submit = (event: FormEvent) => {
    event.preventDefault();
    remap.mutate(form);
  };
  return (
    <Paper component="form" onSubmit={submit}>
      <Stack>
        <Title order={2}>{t('imports.understood')}</Title>
        {mapping.layout && <Text size="sm">{t('imports.layout', { name: mapping.layout })}</Text>}
        <ProblemAlert error={wrong.rest} retry={() => remap.mutate(form)} />
        <Table layout="fixed" aria-label={t('imports.columns')}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('imports.column')}</Table.Th>
              <Table.Th visibleFrom="md">{t('imports.samples')}</Table.Th>
              <Table.Th>{t('imports.meaning')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {Array.from({ length: columns }, (_, column) => {
              const name = imported.header[column] || t('imports.columnNumber', { number: column + 1 });
              return (
                <Table.Tr key={column}>
                  <Table.Td>
                    {name}
                    <Box hiddenFrom="md">
                      <Samples rows={samples} column={column} />
                    </Box>
                  </Table.Td>
                  <Table.Td visibleFrom="md">
                    <Samples rows={samples} column={column} />
                  </Table.Td>
                  <Table.Td>
                    <NativeSelect
                      aria-label={t('imports.meaningOf', { column: name })}
                      value={fieldOf(form, column) ?? ''}
                      error={wrong.of(`columns.${fieldOf(form, column) ?? ''}`)}
                      onChange={(event) => {
                        const field = event.currentTarget.value as ColumnField | '';
                        setForm(withColumn(form, column, field === '' ? null : field));
                      }}
                      data={[
                        { value: '', label: t('imports.colNothing') },
                        ...COLUMN_FIELDS.map(({ field, label }) => ({ value: field, label: t(label) })),
                      ]}
                    />
                  </Table.Td>
                </Table.Tr>
              );
            })}
          </Table.Tbody>
        </Table>
        <SimpleGrid cols={{ base: 1, xs: 2, md: 3 }} spacing="xs">
          {!isYearFirst(dates) && (
            <Choice
              label={t('imports.dateOrder')}
              value={form.dateOrder}
              choices={words(DATE_ORDERS)}
              onChange={(dateOrder) => setForm({ ...form, dateOrder })}
            />
          )}
          <Choice
            label={t('imports.direction')}
            value={form.direction}
            choices={words(DIRECTIONS)}
            onChange={(direction) => setForm({ ...form, direction })}
          />
          <Choice
            label={t('imports.decimalMark')}
            value={form.decimalMark}
            choices={words(DECIMAL_MARKS)}
            onChange={(decimalMark) => setForm({ ...form, decimalMark })}
          />
          <Choice
            label={t('imports.separator')}
            value={form.separator}
            choices={words(SEPARATORS)}
            onChange={(separator) => setForm({ ...form, separator })}
          />
          <TextInput
            label={t('imports.accountName')}
            description={t('imports.accountHint')}
            maxLength={100}
            value={form.accountName ?? ''}
            error={wrong.of('accountName')}
            onChange={(event) => {
              const name = event.currentTarget.value;
              setForm({ ...form, accountName: name.trim() === '' ? null : name });
            }}
          />
        </SimpleGrid>
        <Group>
          <Button type="submit" variant="default" loading={remap.isPending}>
            {t('imports.readAgain')}
          </Button>
        </Group>
      </Stack>
    </Paper>
  );
}
