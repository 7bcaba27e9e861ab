import { MantineProvider, mergeThemeOverrides } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import { lazy, Suspense, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { BrowserRouter } from 'react-router';
import { AppRoutes } from './app-routes';
import { useSessionExpired } from './book';
import { CrashGuard } from './crash-guard';
import { styleNonce } from './nonce';
import { queryClient } from './query-client';
import { cssVariables, theme } from './theme';

/** What is said before they are here waits for them. */
const Notices = lazy(() => import('./notices'));
const LogInAgain = lazy(() => import('../features/auth/log-in-again'));

export function App() {
  const { t } = useTranslation();
  const isExpired = useSessionExpired();
  const close = t('app.close');
  const named = useMemo(
    () =>
      mergeThemeOverrides(theme, {
        components: {
          CloseButton: { ...theme.components?.['CloseButton'], defaultProps: { 'aria-label': close } },
        },
      }),
    [close],
  );
  return (
    <MantineProvider
      theme={named}
      defaultColorScheme="auto"
      cssVariablesResolver={cssVariables}
      getStyleNonce={styleNonce}
    >
      <QueryClientProvider client={queryClient}>
        <Suspense>
          <Notices position="bottom-center" limit={3} />
        </Suspense>
        <BrowserRouter>
          <CrashGuard isWhole>
            <AppRoutes />
          </CrashGuard>
        </BrowserRouter>
        <Suspense>{isExpired && <LogInAgain />}</Suspense>
      </QueryClientProvider>
    </MantineProvider>
  );
}
