import { Button, Group, SimpleGrid, useComputedColorScheme, useMantineColorScheme } from '@mantine/core';
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

/**
 * While both are shown the page around them is light, then as one had it before: what is light cannot stand in a
 * dark page, whose styles reach into it.
 */
function useLightPage(isWanted: boolean): void {
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const [before] = useState(colorScheme);
  const paint = useEffectEvent(setColorScheme);
  useEffect(() => {
    if (!isWanted) return undefined;
    const restore = () => paint(before);
    paint('light');
    addEventListener('pagehide', restore);
    return () => {
      removeEventListener('pagehide', restore);
      restore();
    };
  }, [before, isWanted]);
}

/** Every component in every state, light beside dark, or dark alone where one has it dark: what a change of the look is looked at with. */
export default function DesignPage() {
  const { t } = useTranslation();
  // What one has chosen, or the device says.
  const isDark = useComputedColorScheme('light', { getInitialValueInEffect: false }) === 'dark';
  const [isBeside, setBeside] = useState(!isDark);
  useLightPage(isBeside);
  const section = (name: string, content: ReactNode) => (
    <SimpleGrid cols={{ base: 1, sm: isBeside ? 2 : 1 }} spacing="md" key={name}>
      {isBeside && (
        <Themed scheme="light" title={name}>
          {content}
        </Themed>
      )}
      <Themed scheme="dark" title={name}>
        {content}
      </Themed>
    </SimpleGrid>
  );
  return (
    <Page title={t('design.title')}>
      {!isBeside && (
        <Group>
          <Button variant="default" onClick={() => setBeside(true)}>
            {t('design.beside')}
          </Button>
        </Group>
      )}
      {section(t('design.tokens'), <DesignTokens />)}
      {section(t('design.actions'), <DesignActions />)}
      {section(t('design.fields'), <DesignFields />)}
      {section(t('design.rows'), <DesignRows />)}
      {section(t('design.notices'), <DesignNotices />)}
      {section(t('design.pictures'), <DesignPictures />)}
    </Page>
  );
}
