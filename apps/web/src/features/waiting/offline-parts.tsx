import { Alert, Button, Group, Text } from '@mantine/core';
import { RefreshCw } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'react-router';
import { bookChanged, onBookChanged } from '../../app/query-client';
import { bringUpToDate } from '../../offline/copy';
import { startSending } from '../../offline/send-waiting';
import { startWorker, worksOffline } from '../../offline/worker';
import { useWaiting } from './use-waiting';
import { WaitingList } from './waiting-list';

/** The copy may take its time: what the person waits for goes first. */
const COPY_AFTER = 3_000;

function useDeviceCopy(): void {
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const soon = () => {
      clearTimeout(timer);
      timer = setTimeout(() => {
        void worksOffline().then((does) => (does && navigator.onLine ? bringUpToDate() : undefined));
      }, COPY_AFTER);
    };
    soon();
    addEventListener('online', soon);
    const stop = onBookChanged(soon);
    return () => {
      clearTimeout(timer);
      removeEventListener('online', soon);
      stop();
    };
  }, []);
}

/** A newer client waits until it is asked for: nobody loses a page that is being used. */
function NewVersion() {
  const { t } = useTranslation();
  const [useNow, setUseNow] = useState<(() => void) | null>(null);
  useEffect(() => void startWorker((take) => setUseNow(() => take)), []);
  if (!useNow) return null;
  return (
    <Alert variant="outline" p="xs" mb="sm" role="status" icon={<RefreshCw aria-hidden />}>
      <Group justify="space-between" gap="xs">
        <Text size="sm">{t('waiting.newVersion')}</Text>
        <Button variant="default" onClick={useNow}>
          {t('waiting.reload')}
        </Button>
      </Group>
    </Alert>
  );
}

/** Another tab, the light page or the worker sent something: it is an entry of the book now. */
function useSentElsewhere(): void {
  const { length } = useWaiting();
  const before = useRef(length);
  useEffect(() => {
    if (length < before.current) bookChanged();
    before.current = length;
  }, [length]);
}

/** Where what waits belongs between the entries. */
const WITH_ENTRIES = new Set(['/', '/transactions', '/inbox']);

/** What the app does without a network, over the pages: none of it is needed to draw the first one. */
export default function OfflineParts() {
  const { pathname } = useLocation();
  useDeviceCopy();
  useEffect(() => startSending(bookChanged), []);
  useSentElsewhere();
  return (
    <>
      <NewVersion />
      {WITH_ENTRIES.has(pathname) && <WaitingList />}
    </>
  );
}
