import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../app/formats';

/** Before everything that was found is changed: how many that are. */
export function BulkConfirm(props: { count: number; onYes: () => void; onNo: () => void; isBusy: boolean }) {
  const { t } = useTranslation();
  const { count } = useFormats();
  return (
    <Alert role="alert" variant="outline">
      <Stack gap="xs" align="flex-start">
        <Text size="sm">{t('transactions.found', { count: props.count, shown: count(props.count) })}</Text>
        <Group>
          <Button onClick={props.onYes} loading={props.isBusy}>
            {t('transactions.changeAll')}
          </Button>
          <Button variant="default" onClick={props.onNo}>
            {t('app.close')}
          </Button>
        </Group>
      </Stack>
    </Alert>
  );
}
