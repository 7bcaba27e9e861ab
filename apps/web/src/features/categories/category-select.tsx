import { Select, type SelectProps } from '@mantine/core';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { inOrder, useCategories, useCategoryLook } from './use-categories';

interface CategorySelectProps extends Omit<SelectProps, 'data' | 'onChange' | 'value'> {
  kind?: 'expense' | 'income';
  /** Offers `none` too: what has no category. */
  withNone?: boolean;
  value: string | null;
  onChange: (id: string | null) => void;
}

/** A category by typing a part of its name or of its parent's. */
export function CategorySelect({ kind, withNone, value, onChange, ...rest }: CategorySelectProps) {
  const { t } = useTranslation();
  const { data } = useCategories();
  const look = useCategoryLook();
  const choices = useMemo(
    () => [
      ...(withNone ? [{ value: 'none', label: t('categories.none') }] : []),
      ...inOrder(data ?? [])
        .filter(
          (category) => (!kind || category.kind === kind) && (!category.archived || category.id === value),
        )
        .map((category) => ({ value: category.id, label: look(category.id)?.name ?? category.name })),
    ],
    [data, kind, withNone, value, look, t],
  );
  return (
    <Select
      data={choices}
      value={value}
      onChange={onChange}
      searchable
      clearable
      selectFirstOptionOnChange
      // Else the opening looks for the chosen option a moment later, and unmarks what was typed meanwhile.
      selectFirstOptionOnDropdownOpen={value === null}
      nothingFoundMessage={t('categories.noneFound')}
      clearButtonProps={{ 'aria-label': t('app.clear') }}
      comboboxProps={{ withinPortal: true }}
      {...rest}
    />
  );
}
