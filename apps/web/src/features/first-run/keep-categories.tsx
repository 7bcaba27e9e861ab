import { Checkbox, SimpleGrid, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { type Category, inOrder } from '../categories/use-categories';
import classes from './first-run-page.module.css';

interface KeepCategoriesProps {
  categories: readonly Category[];
  unwanted: ReadonlySet<string>;
  onChange: (unwanted: ReadonlySet<string>) => void;
}

/** The set that a new book comes with; what is unticked is left out, with what belongs to it. */
export function KeepCategories({ categories, unwanted, onChange }: KeepCategoriesProps) {
  const { t } = useTranslation();
  const parents = inOrder(categories).filter(({ parentId }) => parentId === null);
  const kept = parents.filter(({ id }) => !unwanted.has(id)).length;
  return (
    <details className={classes.more}>
      <summary className={classes.summary}>
        {t('firstRun.categories', { kept, count: parents.length })}
      </summary>
      <Stack gap="xs" pt="xs">
        <Text size="sm" c="dimmed">
          {t('firstRun.categoriesHint')}
        </Text>
        {(['expense', 'income'] as const).map((kind) => (
          <div key={kind} role="group" aria-label={t(kind === 'expense' ? 'type.spent' : 'type.received')}>
            <Text size="sm" fw={600}>
              {t(kind === 'expense' ? 'type.spent' : 'type.received')}
            </Text>
            <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="md" verticalSpacing={0}>
              {parents
                .filter((category) => category.kind === kind)
                .map(({ id, name }) => (
                  <Checkbox
                    key={id}
                    size="md"
                    label={name}
                    checked={!unwanted.has(id)}
                    onChange={(event) => {
                      const next = new Set(unwanted);
                      if (event.currentTarget.checked) next.delete(id);
                      else next.add(id);
                      onChange(next);
                    }}
                  />
                ))}
            </SimpleGrid>
          </div>
        ))}
      </Stack>
    </details>
  );
}
