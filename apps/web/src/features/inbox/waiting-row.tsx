import { Button, Kbd, Text, UnstyledButton } from '@mantine/core';
import { ChevronDown, ChevronRight } from 'lucide-react';
import { type ReactNode, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { CategorySelect } from '../categories/category-select';
import { useCategoryLook } from '../categories/use-categories';
import type { Kind } from './frequent-categories';
import classes from './inbox-page.module.css';

interface WaitingRowProps {
  /** Unique among the rows. */
  id: string;
  title: string;
  detail: string;
  amount?: ReactNode;
  kind: Kind;
  /** The first is the suggestion, where there is one. */
  choices: readonly string[];
  isSuggested: boolean;
  isInner?: boolean;
  isOpen?: boolean;
  onOpen: () => void;
  onPick: (categoryId: string, row: Element | null) => void;
}

/** Something without a category: what it is, and the categories that one key or tap gives it. */
export function WaitingRow(props: WaitingRowProps) {
  const { t } = useTranslation();
  const look = useCategoryLook();
  const row = useRef<HTMLDivElement>(null);
  const pick = (id: string) => props.onPick(id, row.current);
  const Chevron = props.isOpen ? ChevronDown : ChevronRight;
  return (
    <div
      ref={row}
      role="listitem"
      className={classes.row}
      data-waiting={props.id}
      data-inner={props.isInner || undefined}
    >
      <UnstyledButton className={classes.main} onClick={props.onOpen} aria-expanded={props.isOpen} data-main>
        {props.isOpen !== undefined && <Chevron size={18} aria-hidden className={classes.chevron} />}
        <span className={classes.words}>
          <Text component="span" fw={600} lineClamp={1} display="block">
            {props.title}
          </Text>
          <Text component="span" size="sm" c="dimmed" lineClamp={1} display="block">
            {props.detail}
          </Text>
        </span>
        {props.amount}
      </UnstyledButton>
      <div className={classes.choices}>
        {props.choices.map((id, at) => {
          const isFirst = at === 0 && props.isSuggested;
          const name = look(id)?.name ?? '';
          return (
            <Button
              key={id}
              variant={isFirst ? 'filled' : 'default'}
              className={classes.choice}
              data-choice={at + 1}
              aria-label={t(isFirst ? 'inbox.asBefore' : 'inbox.set', { category: name, name: props.title })}
              onClick={() => pick(id)}
              rightSection={<Kbd className={classes.key} data-key={at + 1} aria-hidden />}
            >
              {name.split(' / ').at(-1)}
            </Button>
          );
        })}
        <CategorySelect
          kind={props.kind}
          aria-label={t('inbox.otherFor', { name: props.title })}
          placeholder={t(props.choices.length > 0 ? 'inbox.other' : 'entry.category')}
          className={classes.other}
          value={null}
          onChange={(id) => id && pick(id)}
        />
      </div>
    </div>
  );
}
