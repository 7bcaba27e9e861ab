import { Button, Group, Text } from '@mantine/core';
import { useEffect, useEffectEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';

interface WaitingProps {
  seconds: number;
  /** What is tried again when the time is over; without it the time is only told. */
  retry: (() => void) | undefined;
}

/** The seconds that the server asked for, counted down in sight; then tried again, unless one says stop. */
export function Waiting({ seconds, retry }: WaitingProps) {
  const { t } = useTranslation();
  const [left, setLeft] = useState(Math.max(1, Math.ceil(seconds)));
  const [isStopped, setStopped] = useState(false);
  const isOver = left <= 0;
  const tryAgain = useEffectEvent(() => retry?.());
  useEffect(() => {
    if (isStopped || isOver) return undefined;
    const clock = setTimeout(() => {
      setLeft(left - 1);
      if (left === 1) tryAgain();
    }, 1_000);
    return () => clearTimeout(clock);
  }, [left, isOver, isStopped]);
  if (!retry || isStopped) {
    return <Text size="sm">{isOver || isStopped ? t('wait.over') : t('wait.left', { seconds: left })}</Text>;
  }
  return (
    <Group gap="xs">
      <Text size="sm" role="timer" style={{ fontVariantNumeric: 'tabular-nums' }}>
        {t('wait.again', { seconds: Math.max(left, 0) })}
      </Text>
      <Button variant="default" onClick={() => setStopped(true)}>
        {t('wait.stop')}
      </Button>
    </Group>
  );
}
