import { Group, Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { CATEGORY_COLORS, NO_CATEGORY } from '../../design/category-color';
import { ACCENT, SPACE } from '../../design/tokens';
import classes from './design-page.module.css';

/** Colours, distances, sizes of type. */
export function DesignTokens() {
  const { t } = useTranslation();
  const swatches = (colors: readonly string[]) => (
    <Group gap="2xs" aria-hidden>
      {colors.map((color) => (
        <span key={color} className={classes.swatch} style={{ background: color }} />
      ))}
    </Group>
  );
  return (
    <Stack gap="xs">
      <Text size="sm">{t('design.accent')}</Text>
      {swatches(ACCENT)}
      <Text size="sm">{t('design.categoryColors')}</Text>
      {swatches([...CATEGORY_COLORS, NO_CATEGORY])}
      <Text size="sm">{t('design.spacing')}</Text>
      <Stack gap="2xs" aria-hidden>
        {Object.values(SPACE).map((width) => (
          <div key={width} className={classes.space} style={{ width }} />
        ))}
      </Stack>
      <Title order={3}>{t('design.heading')}</Title>
      <Text fw={600}>{t('design.strong')}</Text>
      <Text>{t('design.plain')}</Text>
      <Text size="sm" c="dimmed">
        {t('design.dimmed')}
      </Text>
      <Text size="sm" className={classes.lifted}>
        {t('design.lifted')}
      </Text>
    </Stack>
  );
}
