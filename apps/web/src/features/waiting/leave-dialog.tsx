import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { logOut } from '../auth/log-out';

/** Somebody logs out while something waits: it is not lost, and they are told where it is. */
export default function LeaveDialog({ count, onStay }: { count: number; onStay: () => void }) {
  const { t } = useTranslation();
  return (
    <Modal opened onClose={onStay} title={t('waiting.leaveTitle')}>
      <Stack>
        <Text size="sm">{t('waiting.leaveWhy', { count })}</Text>
        <Group justify="space-between">
          <Button onClick={onStay} data-autofocus>
            {t('waiting.stay')}
          </Button>
          <Button variant="default" onClick={() => void logOut()}>
            {t('waiting.leave')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
