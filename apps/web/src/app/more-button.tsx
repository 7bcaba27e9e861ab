import { Button, Text } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';

interface MoreButtonProps {
  hasMore: boolean;
  isLoading: boolean;
  onMore: () => void;
}

/** Loads more of a list. The focus stays on it meanwhile, and on what takes its place when there is no more. */
export function MoreButton({ hasMore, isLoading, onMore }: MoreButtonProps) {
  const { t } = useTranslation();
  const [isUsed, setUsed] = useState(false);
  const hadFocus = useRef(false);
  const end = useRef<HTMLParagraphElement>(null);
  useEffect(() => {
    if (!hasMore && hadFocus.current && document.activeElement === document.body) end.current?.focus();
  }, [hasMore]);
  if (!hasMore) {
    return isUsed ? (
      <Text ref={end} tabIndex={-1} size="sm" c="dimmed">
        {t('app.noMore')}
      </Text>
    ) : null;
  }
  return (
    <Button
      variant="default"
      // A disabled button would lose the focus.
      aria-busy={isLoading}
      mod={{ loading: isLoading }}
      onFocus={() => (hadFocus.current = true)}
      onBlur={() => (hadFocus.current = false)}
      onClick={() => {
        setUsed(true);
        if (!isLoading) onMore();
      }}
    >
      {t(isLoading ? 'app.loading' : 'app.more')}
    </Button>
  );
}
