import { MantineProvider, Stack, Title } from '@mantine/core';
import { type ReactNode, useId } from 'react';
import { useTranslation } from 'react-i18next';
import { styleNonce } from '../../app/nonce';
import { cssVariables, theme } from '../../app/theme';
import classes from './design-page.module.css';

interface ThemedProps {
  scheme: 'light' | 'dark';
  title: string;
  children: ReactNode;
}

/** A part of the page in one theme, whatever the rest is in. */
export function Themed({ scheme, title, children }: ThemedProps) {
  const { t } = useTranslation();
  const id = `themed${useId().replaceAll(/\W/g, '')}`;
  return (
    <section id={id} className={classes.themed} data-mantine-color-scheme={scheme} data-scheme={scheme}>
      <MantineProvider
        theme={theme}
        forceColorScheme={scheme}
        cssVariablesSelector={`#${id}`}
        cssVariablesResolver={cssVariables}
        getRootElement={() => document.getElementById(id) ?? undefined}
        getStyleNonce={styleNonce}
        withGlobalClasses={false}
        deduplicateCssVariables={false}
      >
        <Stack gap="md">
          <Title order={2}>
            {t(scheme === 'light' ? 'design.inLight' : 'design.inDark', { what: title })}
          </Title>
          {children}
        </Stack>
      </MantineProvider>
    </section>
  );
}
