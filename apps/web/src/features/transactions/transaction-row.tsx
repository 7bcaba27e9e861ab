import { Badge } from '@mantine/core';
import { ArrowDownLeft, ArrowLeftRight, ArrowUpRight } from 'lucide-react';
import { AmountText } from '../../money/amount';
import { negated } from '../../money/format';
import classes from './transaction-row.module.css';
import type { RowLook } from './use-row-look';
import type { Transaction } from './use-transactions';

interface TransactionRowProps {
  transaction: Transaction;
  look: RowLook;
  onOpen: () => void;
  /** Where no heading above says it. */
  withDay?: boolean;
  selected?: boolean;
  onSelect?: (selected: boolean) => void;
}

/** The direction by sign and shape, not by colour alone. */
const SHAPES = { expense: ArrowUpRight, income: ArrowDownLeft, transfer: ArrowLeftRight } as const;

const NOTHING_SAID = { above: '', own: '' };

/** "Food / Groceries": the name itself apart from what it belongs to. */
function nearer(name: string): { above: string; own: string } {
  const at = name.indexOf(' / ');
  return at < 0 ? { above: '', own: name } : { above: name.slice(0, at + 3), own: name.slice(at + 3) };
}

// Plain elements: a page of components would take longer to draw than a frame lasts.
export function TransactionRow(props: TransactionRowProps) {
  const { transaction, look, onOpen, selected, onSelect } = props;
  const { t } = look;
  const type =
    transaction.type === 'income' || transaction.type === 'transfer' ? transaction.type : 'expense';
  const Shape = SHAPES[type];
  const category = transaction.splits.length > 0 ? t('entry.splits') : look.category(transaction.categoryId);
  const [from, to] = [look.account(transaction.accountId), look.account(transaction.toAccountId)];
  const where = type === 'transfer' ? t('transactions.moved', { from, to }) : from;
  const title = transaction.payee ?? transaction.note ?? (type === 'transfer' ? t('type.moved') : category);
  const isSaid = (word: string | null): word is string => !!word && word !== title;
  const [before, after] = [
    [props.withDay ? look.formats.dayShort(transaction.date) : null].filter(isSaid),
    [where, transaction.note].filter(isSaid),
  ];
  const group = type === 'transfer' ? null : (category ?? t('categories.none'));
  const { above, own } = isSaid(group) ? nearer(group) : NOTHING_SAID;
  return (
    <div className={classes.row} data-selected={selected || undefined}>
      {onSelect && (
        <label className={classes.check}>
          <input
            type="checkbox"
            className={`mantine-focus-auto ${classes.tick}`}
            aria-label={t('transactions.select', { name: title ?? t('categories.none') })}
            checked={selected ?? false}
            onChange={(event) => onSelect(event.currentTarget.checked)}
          />
        </label>
      )}
      <button type="button" className={`mantine-focus-auto ${classes.open}`} onClick={onOpen}>
        <Shape size={18} aria-hidden className={classes.shape} data-type={type} />
        <span className={classes.words}>
          <span className={classes.title}>{title ?? t('categories.none')}</span>
          <span className={classes.second}>
            <span className={classes.rest}>
              {before.map((word) => `${word} · `)}
              {above !== '' && <span className={classes.parent}>{above}</span>}
              {[own, ...after].filter((word) => word).join(' · ')}
            </span>
            {transaction.categorySource === 'learned' && category !== undefined && (
              <Badge variant="default">{t('transactions.learned')}</Badge>
            )}
            {transaction.tags.map((tag) => (
              <Badge key={tag} variant="default" tt="none">
                #{tag}
              </Badge>
            ))}
          </span>
        </span>
        <span className={classes.amount}>
          <AmountText
            locale={look.formats.locale}
            money={type === 'expense' ? negated(transaction.amount) : transaction.amount}
            signed={type === 'income'}
            strong
          />
        </span>
      </button>
    </div>
  );
}
