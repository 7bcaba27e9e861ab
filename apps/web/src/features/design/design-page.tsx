import { SimpleGrid, useMantineColorScheme } from '@mantine/core';
import { type ReactNode, useEffect, useEffectEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Page } from '../../app/page';
import { DesignActions } from './design-actions';
import { DesignFields } from './design-fields';
import { DesignNotices } from './design-notices';
import { DesignPictures } from './design-pictures';
import { DesignRows } from './design-rows';
import { DesignTokens } from './design-tokens';
import { Themed } from './themed';

/** While it is shown the page around it is light, so that the dark half differs from it; then as one had it before. */
function useLightPage(): void {
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const [before] = useState(colorScheme);
  const paint = useEffectEvent(setColorScheme);
  useEffect(() => {
    const restore = () => paint(before);
    paint('light');
    addEventListener('pagehide', restore);
    return () => {
      removeEventListener('pagehide', restore);
      restore();
    };
  }, [before]);
}

/** Every component in every state, light beside dark: what a change of the look is looked at with. */
export default function DesignPage() {
  const { t } = useTranslation();
  useLightPage();
  const section = (name: string, content: ReactNode) => (
    <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="md" key={name}>
      <Themed scheme="light" title={name}>
        {content}
      </Themed>
      <Themed scheme="dark" title={name}>
        {content}
      </Themed>
    </SimpleGrid>
  );
  return (
    <Page title={t('design.title')}>
      {section(t('design.tokens'), <DesignTokens />)}
      {section(t('design.actions'), <DesignActions />)}
      {section(t('design.fields'), <DesignFields />)}
      {section(t('design.rows'), <DesignRows />)}
      {section(t('design.notices'), <DesignNotices />)}
      {section(t('design.pictures'), <DesignPictures />)}
    </Page>
  );
}
