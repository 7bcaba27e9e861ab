import { SimpleGrid, useMantineColorScheme } from '@mantine/core';
import { type ReactNode, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Page } from '../../app/page';
import { DesignActions } from './design-actions';
import { DesignFields } from './design-fields';
import { DesignNotices } from './design-notices';
import { DesignPictures } from './design-pictures';
import { DesignRows } from './design-rows';
import { DesignTokens } from './design-tokens';
import { Themed } from './themed';

/** While it is shown the page around it is light, so that the dark half differs from it; it is not kept for later. */
function useLightPage(): void {
  const { setColorScheme, clearColorScheme } = useMantineColorScheme();
  useEffect(() => {
    setColorScheme('light');
    addEventListener('pagehide', clearColorScheme);
    return () => {
      removeEventListener('pagehide', clearColorScheme);
      clearColorScheme();
    };
  }, [setColorScheme, clearColorScheme]);
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
