import { Alert, Button, Group, Stack, Table, Text } from '@mantine/core';
import { GitCompareArrows } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';

/** One field in both versions, as a person reads it. */
export interface Difference {
  readonly label: string;
  readonly mine: string;
  readonly theirs: string;
}

interface ConflictProps {
  /** Every field; what is the same in both is not shown. */
  fields: readonly Difference[];
  isSaving: boolean;
  onKeepMine: () => void;
  onTakeTheirs: () => void;
}

/** Changed here and elsewhere: both versions beside each other, and the choice between them. */
export function Conflict({ fields, isSaving, onKeepMine, onTakeTheirs }: ConflictProps) {
  const { t } = useTranslation();
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => place.current?.focus(), []);
  const differing = fields.filter(({ mine, theirs }) => mine !== theirs);
  return (
    <Alert
      ref={place}
      tabIndex={-1}
      role="alert"
      color="yellow"
      variant="outline"
      icon={<GitCompareArrows aria-hidden />}
      title={t('conflict.title')}
      c="var(--mantine-color-text)"
    >
      <Stack gap="xs">
        <Text size="sm">{t(differing.length > 0 ? 'conflict.why' : 'conflict.same')}</Text>
        {differing.length > 0 && (
          <Table layout="fixed" verticalSpacing={4} horizontalSpacing={4}>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>
                  <span className="visually-hidden">{t('conflict.field')}</span>
                </Table.Th>
                <Table.Th>{t('conflict.mine')}</Table.Th>
                <Table.Th>{t('conflict.theirs')}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {differing.map(({ label, mine, theirs }) => (
                <Table.Tr key={label}>
                  <Table.Th scope="row">{label}</Table.Th>
                  <Table.Td>{mine === '' ? '–' : mine}</Table.Td>
                  <Table.Td>{theirs === '' ? '–' : theirs}</Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        )}
        <Group gap="xs">
          <Button onClick={onKeepMine} loading={isSaving}>
            {t('conflict.keepMine')}
          </Button>
          <Button variant="default" onClick={onTakeTheirs}>
            {t('conflict.takeTheirs')}
          </Button>
        </Group>
      </Stack>
    </Alert>
  );
}
