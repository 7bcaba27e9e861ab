import { Anchor, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useFormats } from '../../app/formats';
import { NO_CATEGORY } from '../../design/category-color';
import { Amount } from '../../money/amount';
import { toWords } from '../../money/format';
import { useCategoryLook } from '../categories/use-categories';
import classes from './category-bars.module.css';
import type { CategoryNode } from './category-tree';

interface BarListProps {
  nodes: readonly CategoryNode[];
  /** The entries behind a category; null is what has none. */
  to: (id: string | null) => string;
}

/** A sorted list of bars over two levels; each opens its entries. */
export function BarList({ nodes, to }: BarListProps) {
  const { t } = useTranslation();
  const { percent } = useFormats();
  const look = useCategoryLook();
  const line = (node: CategoryNode, parent?: CategoryNode) => (
    <>
      <div className={classes.line}>
        {parent && parent.id === node.id ? (
          // What the parent holds itself: its entries are only listed with those of its children.
          <span className={classes.name}>{t('pictures.own', { name: node.name ?? '' })}</span>
        ) : (
          <Anchor component={Link} to={to(node.id)} className={classes.name}>
            {node.name ?? t('categories.none')}
          </Anchor>
        )}
        <Amount money={toWords(node.total)} />
        <Text component="span" size="sm" c="dimmed" className={classes.share}>
          {node.share === null ? '' : percent(node.share)}
        </Text>
      </div>
      <div className={classes.track} aria-hidden>
        <div
          className={classes.bar}
          style={{
            width: `${Math.max(0.5, (node.share ?? 0) * 100)}%`,
            background: look(node.id)?.color ?? NO_CATEGORY,
          }}
        />
      </div>
    </>
  );
  return (
    <ul className={classes.list}>
      {nodes.map((node) => (
        <li key={node.id ?? 'none'}>
          {line(node)}
          {node.children.length > 0 && (
            <details className={classes.more}>
              <summary>{t('reports.parts', { count: node.children.length })}</summary>
              <ul className={classes.list}>
                {node.children.map((child) => (
                  <li key={child.id ?? 'none'}>{line(child, node)}</li>
                ))}
              </ul>
            </details>
          )}
        </li>
      ))}
    </ul>
  );
}
