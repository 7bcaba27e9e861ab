import { Paper, Text } from '@mantine/core';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../app/formats';
import { ProblemAlert } from '../../app/problem-alert';
import classes from './transaction-list.module.css';
import { ListedTransaction } from './listed-transaction';
import { useLongList } from './use-long-list';
import { useRowKeys } from './use-row-keys';
import type { Filters, Transaction } from './use-transactions';
import { useView } from './use-view';
import type { Sizes } from './windowing';

interface TransactionListProps {
  filters: Filters;
  selected: ReadonlySet<string>;
  onSelect: (id: string, on: boolean) => void;
  onOpen: (transaction: Transaction) => void;
}

/** The heights of transaction-list.module.css, which grow with the size of the letters. */
function sizesNow(): Sizes {
  const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
  return { row: 3.75 * rem, heading: 2.5 * rem };
}

/** All that the filters find, however much: only what is seen is in the page. */
export function TransactionList({ filters, selected, onSelect, onOpen }: TransactionListProps) {
  const { t } = useTranslation();
  const { count } = useFormats();
  const [sizes] = useState(sizesNow);
  const [focused, setFocused] = useState<number | null>(null);
  const box = useRef<HTMLDivElement>(null);
  const view = useView(box, sizes.row);
  const list = useLongList(filters, view, sizes, focused);
  useRowKeys({ box, rows: list.rows, known: list.known, focused, setFocused, selected, onSelect });

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
              index={index}
              top={top}
              isHeaded={isHeaded}
              setSize={list.isWhole ? list.known : -1}
              isSelected={selected.has(row.id)}
              onSelect={onSelect}
              onOpen={onOpen}
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
          ? t('transactions.all', { count: list.known, shown: count(list.known) })
          : t('app.loading')}
      </Text>
    </>
  );
}
