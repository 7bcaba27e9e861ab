import { Text } from '@mantine/core';
import { useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { seenSequence } from '../../api/client';
import { areReportsSilent, onReportsSilent } from '../../api/silent';
import { useFormats } from '../../app/formats';
import type { Standing } from './standing';

/** Up to when what is shown has seen the book. */
export function AsOf({ asOf, onlyOld = false }: Standing & { readonly onlyOld?: boolean }) {
  const { t } = useTranslation();
  const { instant } = useFormats();
  const isSilent = useSyncExternalStore(onReportsSilent, areReportsSilent);
  const isBehind = asOf.sequence < seenSequence();
  if (asOf.time === null || (onlyOld && !isSilent && !isBehind)) return null;
  return (
    <Text size="sm" c="dimmed">
      {isBehind
        ? t('reports.late', { time: instant(asOf.time) })
        : t('reports.asOf', { time: instant(asOf.time) })}
    </Text>
  );
}
