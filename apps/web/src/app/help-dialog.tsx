import { Kbd, Modal, Stack, Table, Text, Title } from '@mantine/core';
import type { ParseKeys } from 'i18next';
import { useTranslation } from 'react-i18next';
import { useFocusBack } from './focus-back';
import { PAGES } from './pages';

interface KeyRow {
  readonly keys: readonly string[];
  readonly does: ParseKeys;
}

const GROUPS: readonly { readonly title: ParseKeys; readonly rows: readonly KeyRow[] }[] = [
  {
    title: 'help.everywhere',
    rows: [
      { keys: ['n'], does: 'help.add' },
      { keys: ['/'], does: 'help.search' },
      { keys: ['Ctrl', 'K'], does: 'palette.title' },
      { keys: ['Ctrl', 'Z'], does: 'help.undo' },
      { keys: ['Ctrl', 'Shift', 'Z'], does: 'help.redo' },
      { keys: ['?'], does: 'help.title' },
    ],
  },
  {
    title: 'help.goTo',
    rows: PAGES.map(({ key, label }) => ({ keys: ['g', key], does: label })),
  },
  {
    title: 'help.inTheList',
    rows: [
      { keys: ['j'], does: 'help.next' },
      { keys: ['k'], does: 'help.previous' },
      { keys: ['x'], does: 'help.select' },
      { keys: ['Enter'], does: 'help.open' },
      { keys: ['d'], does: 'help.repeat' },
      { keys: ['Del'], does: 'help.delete' },
    ],
  },
  {
    title: 'help.inTheRow',
    rows: [
      { keys: ['a'], does: 'charts.amount' },
      { keys: ['p'], does: 'entry.payee' },
      { keys: ['c'], does: 'entry.category' },
      { keys: ['w'], does: 'entry.date' },
      { keys: ['t'], does: 'entry.tags' },
      { keys: ['m'], does: 'entry.note' },
      { keys: ['Enter'], does: 'app.save' },
      { keys: ['Tab'], does: 'help.nextField' },
      { keys: ['Esc'], does: 'help.leave' },
    ],
  },
  {
    title: 'help.adding',
    rows: [
      { keys: ['Enter'], does: 'app.save' },
      { keys: ['Esc'], does: 'help.closeKept' },
      { keys: ['↓'], does: 'help.payee' },
      { keys: ['y'], does: 'help.yesterday' },
      { keys: ['t'], does: 'help.today' },
      { keys: ['↑', '↓'], does: 'help.day' },
    ],
  },
];

export default function HelpDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  useFocusBack();
  return (
    <Modal opened onClose={onClose} title={t('help.title')}>
      <Stack gap="md">
        <Text size="sm" c="dimmed">
          {t('help.typing')}
        </Text>
        {GROUPS.map(({ title, rows }) => (
          <section key={title}>
            <Title order={2} size="sm" mb={4}>
              {t(title)}
            </Title>
            <Table aria-label={t(title)}>
              <Table.Tbody>
                {rows.map(({ keys, does }) => (
                  <Table.Tr key={keys.join(' ')}>
                    <Table.Td w={150}>
                      {keys.map((key) => (
                        <Kbd key={key} mr={4}>
                          {key}
                        </Kbd>
                      ))}
                    </Table.Td>
                    <Table.Td>{t(does)}</Table.Td>
                  </Table.Tr>
                ))}
              </Table.Tbody>
            </Table>
          </section>
        ))}
      </Stack>
    </Modal>
  );
}
