import { Kbd, Modal, Table } from '@mantine/core';
import type { ParseKeys } from 'i18next';
import { useTranslation } from 'react-i18next';
import { useFocusBack } from './focus-back';

const KEYS: { keys: string[]; does: ParseKeys }[] = [
  { keys: ['n'], does: 'help.add' },
  { keys: ['/'], does: 'help.search' },
  { keys: ['Ctrl', 'Z'], does: 'help.undo' },
  { keys: ['g', 'h'], does: 'nav.home' },
  { keys: ['g', 't'], does: 'nav.transactions' },
  { keys: ['g', 'c'], does: 'nav.categories' },
  { keys: ['g', 'r'], does: 'nav.reports' },
  { keys: ['g', 'a'], does: 'nav.accounts' },
  { keys: ['g', 'i'], does: 'nav.import' },
  { keys: ['g', 'l'], does: 'nav.ledger' },
  { keys: ['g', 'm'], does: 'nav.messages' },
  { keys: ['g', 's'], does: 'nav.settings' },
  { keys: ['j'], does: 'help.next' },
  { keys: ['k'], does: 'help.previous' },
  { keys: ['x'], does: 'help.select' },
  { keys: ['Enter'], does: 'help.open' },
  { keys: ['Delete'], does: 'help.delete' },
  { keys: ['y'], does: 'help.yesterday' },
  { keys: ['?'], does: 'help.title' },
];

export default function HelpDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  useFocusBack();
  return (
    <Modal opened onClose={onClose} title={t('help.title')}>
      <Table>
        <Table.Tbody>
          {KEYS.map(({ keys, does }) => (
            <Table.Tr key={keys.join(' ')}>
              <Table.Td>
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
    </Modal>
  );
}
