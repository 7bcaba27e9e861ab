import { Alert, Stack, Text } from '@mantine/core';
import type { ParseKeys } from 'i18next';
import { CloudOff, TriangleAlert } from 'lucide-react';
import { useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { onShown, shownAsOf } from '../offline/shown';
import { useFormats } from './formats';
import classes from './system-banner.module.css';
import { type Trouble, useTroubles } from './system-state';

const LATE: Readonly<Record<string, ParseKeys>> = {
  ledger: 'banner.lateLedger',
  reporting: 'banner.lateReporting',
  notification: 'banner.lateNotification',
  templating: 'banner.lateNotification',
};

const DOWN: Readonly<Record<string, ParseKeys>> = {
  auth: 'banner.downAuth',
  billing: 'banner.downBilling',
  ledger: 'banner.downLedger',
  notification: 'banner.downNotification',
  reporting: 'banner.downReporting',
  storage: 'banner.downStorage',
  templating: 'banner.downNotification',
};

/** A whole sentence for each case: none is built from pieces. */
function useTroubleText(): (trouble: Trouble) => string {
  const { t } = useTranslation();
  const { moment, instant } = useFormats();
  const asOf = useSyncExternalStore(onShown, shownAsOf);
  return ({ kind, part, since, secondsLate }) => {
    const said = { since: moment(since), minutes: Math.floor(secondsLate / 60) };
    if (kind === 'offline' || kind === 'unreachable') {
      if (asOf === null) return t(kind === 'offline' ? 'banner.offline' : 'banner.unreachable', said);
      const whole = { ...said, when: instant(asOf) };
      return t(kind === 'offline' ? 'banner.offlineAsOf' : 'banner.unreachableAsOf', whole);
    }
    if (kind === 'down') return t(DOWN[part] ?? 'banner.downOther', said);
    return t(LATE[part] ?? 'banner.lateOther', said);
  };
}

/** Says what is late or down and since when, over every page; goes by itself when all is well again. */
export function Banner({ troubles }: { troubles: readonly Trouble[] }) {
  const say = useTroubleText();
  const texts = [...new Set(troubles.map(say))];
  const isCut = troubles.some(({ kind }) => kind === 'offline' || kind === 'unreachable');
  const Icon = isCut ? CloudOff : TriangleAlert;
  return (
    // The place is there from the start: what appears in it is read out.
    <div role="status" className={classes.place}>
      {texts.length > 0 && (
        <Alert variant="outline" color="yellow" icon={<Icon aria-hidden />} className={classes.banner}>
          <Stack gap={2}>
            {texts.map((text) => (
              <Text key={text} size="sm">
                {text}
              </Text>
            ))}
          </Stack>
        </Alert>
      )}
    </div>
  );
}

export function SystemBanner() {
  return <Banner troubles={useTroubles()} />;
}
