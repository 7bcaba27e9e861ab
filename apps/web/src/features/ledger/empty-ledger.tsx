import { Button } from '@mantine/core';
import { Plus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { EmptyCard } from '../../app/empty-card';
import { useEntry } from '../entry/entry-context';

/** Nothing was posted yet: the ledger writes itself. */
export function EmptyLedger() {
  const { t } = useTranslation();
  const open = useEntry();
  return (
    <EmptyCard why={t('ledger.empty')}>
      <Button leftSection={<Plus size={18} aria-hidden />} onClick={() => open({})}>
        {t('entry.add')}
      </Button>
    </EmptyCard>
  );
}
