import { Loader, Text, UnstyledButton } from '@mantine/core';
import type { LucideIcon } from 'lucide-react';
import classes from './first-run-page.module.css';

interface DoorProps {
  icon: LucideIcon;
  title: string;
  hint: string;
  isFirst?: boolean;
  isBusy: boolean;
  /** None: it sends the form. */
  onEnter?: () => void;
}

/** One of the ways into the book. */
export function Door({ icon: Icon, title, hint, isFirst, isBusy, onEnter }: DoorProps) {
  return (
    <UnstyledButton
      type={onEnter ? 'button' : 'submit'}
      className={classes.door}
      data-first={isFirst || undefined}
      aria-busy={isBusy}
      onClick={onEnter}
    >
      {isBusy ? <Loader size={26} /> : <Icon size={26} aria-hidden className={classes.icon} />}
      <span>
        <Text component="span" fw={600} display="block">
          {title}
        </Text>
        <Text component="span" size="sm" c="dimmed" display="block">
          {hint}
        </Text>
      </span>
    </UnstyledButton>
  );
}
