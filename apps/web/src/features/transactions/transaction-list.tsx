import { Paper, Text } from '@mantine/core';
import { memo, useCallback, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { ProblemAlert } from '../../app/problem-alert';
import classes from './transaction-list.module.css';
import { ListedTransaction } from './listed-transaction';
import { useLongList } from './use-long-list';
import type { RowField } from './row-edit';
import type { RowAction } from './use-row-actions';
import { useRowKeys } from './use-row-keys';
import type { RowLook } from './use-row-look';
import type { Filters, Transaction } from './use-transactions';
import { useView } from './use-view';
import type { Sizes } from './windowing';

interface TransactionListProps {
  filters: Filters;
  look: RowLook;
  selected: ReadonlySet<string>;
  onSelect: (id: string, on: boolean) => void;
  onOpen: (transaction: Transaction) => void;
  onAct: (action: RowAction, transaction: Transaction) => void;
}

/** The heights of transaction-list.module.css, which grow with the size of the letters. */
function sizesNow(): Sizes {
  const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
  return { row: 3.75 * rem, heading: 2.5 * rem };
}

/** All that the filters find, however much: only what is seen is in the page. */
export const TransactionList = memo(function TransactionList(props: TransactionListProps) {
  const { filters, look, selected, onSelect, onOpen, onAct } = props;
  const { t, formats } = look;
  const [sizes] = useState(sizesNow);
  const [focused, setFocused] = useState<number | null>(null);
  const box = useRef<HTMLDivElement>(null);
  const view = useView(box, sizes.row);
  const list = useLongList(filters, view, sizes, focused);
  const [edited, setEdited] = useState<{ id: string; field: RowField } | null>(null);
  const [menu, setMenu] = useState<string | null>(null);
  // At once: the next key may be pressed before another frame is drawn.
  const focusRow = useCallback((id: string, part: string) => {
    const row = box.current?.querySelector(`[data-id="${id}"]`);
    row?.querySelector<HTMLElement>(part)?.focus({ preventScroll: true });
  }, []);
  const onMenu = useCallback(
    (id: string, isOpen: boolean) => {
      flushSync(() => setMenu(isOpen ? id : null));
      if (!isOpen) focusRow(id, '[data-menu]');
    },
    [focusRow],
  );
  const onEdited = useCallback(
    (id: string) => {
      flushSync(() => setEdited(null));
      focusRow(id, 'button');
    },
    [focusRow],
  );
  useRowKeys({
    ...{ box, rows: list.rows, known: list.known, focused, setFocused, selected, onSelect },
    onAct,
    onEdit: (id, field) => setEdited({ id, field }),
  });

  return (
    <>
      <Paper p={0} className={classes.frame}>
        <div
          ref={box}
          role="list"
          aria-label={t('nav.transactions')}
          className={classes.list}
          style={{ height: list.height }}
        >
          {list.rows.map(({ row, index, top, isHeaded }) => (
            <ListedTransaction
              key={row.id}
              transaction={row}
              look={look}
              index={index}
              top={top}
              isHeaded={isHeaded}
              setSize={list.isWhole ? list.known : -1}
              isSelected={selected.has(row.id)}
              onSelect={onSelect}
              onOpen={onOpen}
              edited={edited?.id === row.id ? edited.field : null}
              isMenuOpen={menu === row.id}
              onMenu={onMenu}
              onAct={onAct}
              onEdited={onEdited}
            />
          ))}
          {list.missing.map(({ stretch, top, height }) => (
            <div key={stretch.cursor} className={classes.missing} style={{ top, height }} aria-hidden />
          ))}
        </div>
      </Paper>
      <ProblemAlert error={list.error} retry={list.retry} />
      <Text size="sm" c="dimmed" ta="center" role="status">
        {list.isWhole
          ? t('transactions.all', { count: list.known, shown: formats.count(list.known) })
          : t('app.loading')}
      </Text>
    </>
  );
});
