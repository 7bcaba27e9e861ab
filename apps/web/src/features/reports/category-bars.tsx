import { Anchor, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useFormats } from '../../app/formats';
import { NO_CATEGORY } from '../../design/category-color';
import { Amount } from '../../money/amount';
import { isZero } from '../../money/format';
import { useCategoryLook } from '../categories/use-categories';
import classes from './category-bars.module.css';
import type { Report } from './use-report';

type Row = Report['byCategory'][number];

interface CategoryBarsProps {
  rows: readonly Row[];
  from: string;
  to: string;
}

function byTotal(a: Row, b: Row): number {
  const difference = BigInt(b.total.amount.replace('.', '')) - BigInt(a.total.amount.replace('.', ''));
  return difference > 0n ? 1 : difference < 0n ? -1 : 0;
}

/** A sorted list of bars over two levels; each opens its entries. */
export function CategoryBars({ rows, from, to }: CategoryBarsProps) {
  const { t } = useTranslation();
  const { percent } = useFormats();
  const look = useCategoryLook();
  const line = (row: Row) => {
    const color = look(row.categoryId)?.color ?? NO_CATEGORY;
    const link = `/transactions?from=${from}&to=${to}&type=${row.kind}&categoryId=${row.categoryId ?? 'none'}`;
    return (
      <>
        <div className={classes.line}>
          <Anchor component={Link} to={link} className={classes.name}>
            {row.name ?? t('categories.none')}
          </Anchor>
          <Amount money={row.total} />
          <Text component="span" size="sm" c="dimmed" className={classes.share}>
            {row.share === null ? '' : percent(row.share)}
          </Text>
        </div>
        <div className={classes.track} aria-hidden>
          <div
            className={classes.bar}
            style={{ width: `${Math.max(0.5, (row.share ?? 0) * 100)}%`, background: color }}
          />
        </div>
      </>
    );
  };
  const shown = rows.filter((row) => !isZero(row.total)).sort(byTotal);
  return (
    <ul className={classes.list}>
      {shown
        .filter((row) => row.parentId === null)
        .map((parent) => {
          const children = shown.filter((row) => row.parentId !== null && row.parentId === parent.categoryId);
          return (
            <li key={parent.categoryId ?? 'none'}>
              {line(parent)}
              {children.length > 0 && (
                <details className={classes.more}>
                  <summary>{t('reports.parts', { count: children.length })}</summary>
                  <ul className={classes.list}>
                    {children.map((child) => (
                      <li key={child.categoryId}>{line(child)}</li>
                    ))}
                  </ul>
                </details>
              )}
            </li>
          );
        })}
    </ul>
  );
}
