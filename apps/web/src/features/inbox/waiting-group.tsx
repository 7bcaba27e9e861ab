import { Anchor, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useFormats } from '../../app/formats';
import { Amount } from '../../money/amount';
import { type MoneyWords, negated } from '../../money/format';
import { useAccounts } from '../accounts/use-accounts';
import { useEntry } from '../entry/entry-context';
import { choicesFor, MOST_CHOICES } from './frequent-categories';
import classes from './inbox-page.module.css';
import { type Away, isAway } from './rows-away';
import { type Group, keyOf, kindOf, MOST_ENTRIES, useGroupEntries } from './use-inbox';
import type { Target } from './use-set-category';
import { WaitingRow } from './waiting-row';

interface WaitingGroupProps {
  group: Group;
  frequent: readonly string[];
  isOpen: boolean;
  away: Away;
  onOpen: () => void;
  onPick: (target: Target, categoryId: string, row: Element | null) => void;
}

/** A payee's entries as one row, that opens into each of them; entries of nobody are always on their own. */
export function WaitingGroup({ group, frequent, isOpen, away, onOpen, onPick }: WaitingGroupProps) {
  const { t } = useTranslation();
  const { dayShort, count } = useFormats();
  const open = useEntry();
  const accounts = useAccounts();
  const isNobody = group.payeeId === null;
  const isSpread = isOpen || isNobody;
  const entries = useGroupEntries(group, isSpread);
  const shown = (entries.data ?? []).filter(({ id }) => !isAway(away, id, entries.dataUpdatedAt));
  const kind = kindOf(group);
  const choices = choicesFor(group.suggestedCategoryId, frequent, MOST_CHOICES);
  const name = group.payee ?? t('inbox.nobody');
  const many = t('inbox.entries', { count: group.count, shown: count(group.count) });
  const sum = (money: MoneyWords) => (
    <Amount money={kind === 'expense' ? negated(money) : money} signed={kind === 'income'} strong />
  );
  const more = `/transactions?categoryId=none&type=${kind}&payeeId=${group.payeeId ?? 'none'}`;
  return (
    <>
      {isNobody ? (
        <Text role="listitem" fw={600} size="sm" className={classes.note}>
          {`${t(kind === 'income' ? 'inbox.receivedNobody' : 'inbox.spentNobody')} · ${many}`}
        </Text>
      ) : (
        <WaitingRow
          id={keyOf(group)}
          title={name}
          detail={t(kind === 'income' ? 'inbox.receivedUntil' : 'inbox.spentUntil', {
            entries: many,
            date: dayShort(group.newest),
          })}
          amount={group.total && sum(group.total)}
          kind={kind}
          choices={choices}
          isSuggested={group.suggestedCategoryId !== null}
          isOpen={isOpen}
          onOpen={onOpen}
          onPick={(id, row) => onPick({ group }, id, row)}
        />
      )}
      {isSpread &&
        shown.map((entry) => (
          <WaitingRow
            key={entry.id}
            id={entry.id}
            title={entry.note ?? (isNobody ? t('inbox.noWords') : name)}
            detail={[dayShort(entry.date), accounts.data?.find(({ id }) => id === entry.accountId)?.name]
              .filter(Boolean)
              .join(' · ')}
            amount={sum(entry.amount)}
            kind={kind}
            choices={choices}
            isSuggested={group.suggestedCategoryId !== null}
            isInner={!isNobody}
            onOpen={() => open({ transaction: entry })}
            onPick={(id, row) => onPick({ group, id: entry.id }, id, row)}
          />
        ))}
      {isSpread && group.count > MOST_ENTRIES && (
        <Text role="listitem" size="sm" className={classes.note}>
          <Anchor component={Link} to={more} underline="always" inherit display="inline-block" py="sm">
            {t('inbox.allOf', { entries: many })}
          </Anchor>
        </Text>
      )}
    </>
  );
}
