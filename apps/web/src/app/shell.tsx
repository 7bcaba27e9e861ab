import { ActionIcon, AppShell, Burger, Button, Group, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { CircleQuestionMark, Command, LogOut, Plus } from 'lucide-react';
import { lazy, memo, Suspense, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, Outlet, useLocation } from 'react-router';
import { EntryContext, type Draft, TemplatesContext } from '../features/entry/entry-context';
import { sessionClaims } from '../api/session';
import { useAccounts } from '../features/accounts/use-accounts';
import { logOut } from '../features/auth/log-out';
import { useCategories } from '../features/categories/use-categories';
import { useTemplates } from '../features/templates/use-templates';
import { useInboxNumbers } from '../features/inbox/use-inbox';
import { useUnread } from '../features/messages/use-messages';
import { CrashGuard } from './crash-guard';
import { fetched } from './fetched';
import { useServerEvents } from './server-events';
import { SystemBanner } from './system-banner';
import { Logo } from './logo';
import { Navigation } from './navigation';
import { PageSkeleton } from './page-skeleton';
import { type Actions, useShortcuts } from './shortcuts';
import { useHistory } from './undo';
import classes from './shell.module.css';

const EntryDialog = fetched(async () => (await import('../features/entry/entry-dialog')).default);
const Palette = fetched(async () => (await import('./palette')).default);
const HelpDialog = lazy(() => import('./help-dialog'));
const TemplatesDialog = lazy(() => import('../features/templates/templates-dialog'));

/** The network may go before it was fetched: then it comes with the network. */
async function loadOffline() {
  const load = () => import('../features/waiting/offline-parts');
  try {
    return await load();
  } catch {
    await new Promise((back) => addEventListener('online', back, { once: true }));
    return load();
  }
}

const OfflineParts = lazy(loadOffline);
const LeaveDialog = lazy(() => import('../features/waiting/leave-dialog'));

/** How much of this person's waits on this device to be sent. */
async function countOfWaiting(): Promise<number> {
  const { countWaiting } = await import('../offline/outbox');
  return countWaiting(sessionClaims()?.userId ?? '').catch(() => 0);
}

/** What a key opens is fetched once the page stands, so that the next keys are typed into it. */
function useLoadedAhead(): void {
  useEffect(() => {
    const soon = setTimeout(() => {
      void Promise.all([EntryDialog.fetch(), Palette.fetch()]).catch(() => undefined);
    }, 2_000);
    return () => clearTimeout(soon);
  }, []);
}

/** False while the page fetches and draws what it was opened for, unless there is no network to wait for. */
function usePageStands(): boolean {
  const [stands, setStands] = useState(!navigator.onLine);
  useEffect(() => {
    const soon = setTimeout(() => setStands(true), 1_000);
    return () => clearTimeout(soon);
  }, []);
  return stands;
}

/** Apart from the frame, which is not drawn anew with every letter of a search that goes into the address. */
function GuardedPage() {
  const { pathname } = useLocation();
  return (
    <CrashGuard where={pathname}>
      <Outlet />
    </CrashGuard>
  );
}

/** The frame of every page of the book: the bar, the navigation, and the entry that opens over all of them. */
export default memo(function Shell() {
  const { t } = useTranslation();
  const [isNavOpen, nav] = useDisclosure();
  const [isHelpOpen, help] = useDisclosure();
  const [isPaletteOpen, palette] = useDisclosure();
  const [areTemplatesOpen, templates] = useDisclosure();
  const [draft, setDraft] = useState<Draft | null>(null);
  const [leaving, setLeaving] = useState(0);
  const unread = useUnread();
  const { data: inbox } = useInboxNumbers();
  const { undo, redo } = useHistory();
  const actions: Actions = {
    add: () => setDraft({}),
    help: help.open,
    palette: palette.open,
    templates: templates.open,
    undo: () => void undo(),
    redo: () => void redo(),
  };
  const leave = async () => {
    const waiting = await countOfWaiting();
    if (waiting > 0) setLeaving(waiting);
    else await logOut();
  };
  useShortcuts(actions);
  useServerEvents();
  useLoadedAhead();
  const stands = usePageStands();
  // Asked for early, so that the entry completes from the first key.
  useAccounts();
  useCategories();
  useTemplates();

  return (
    <EntryContext value={setDraft}>
      <a href="#content" className={classes.skip}>
        {t('app.skip')}
      </a>
      <AppShell
        header={{ height: 60 }}
        navbar={{ width: 230, breakpoint: 'sm', collapsed: { mobile: !isNavOpen } }}
        padding={{ base: 'sm', sm: 'lg' }}
      >
        <AppShell.Header px={{ base: 'xs', sm: 'md' }}>
          <Group h="100%" justify="space-between" wrap="nowrap" gap="xs">
            <Group gap="xs" wrap="nowrap">
              <Burger
                hiddenFrom="sm"
                opened={isNavOpen}
                onClick={nav.toggle}
                aria-label={t('app.menu')}
                className={classes.burger}
              />
              <Link to="/" className={classes.home}>
                <Logo />
                <Text fw={650} size="lg" component="span">
                  Hisaab
                </Text>
              </Link>
            </Group>
            <Group gap={4} wrap="nowrap">
              <Button
                leftSection={<Plus size={20} aria-hidden />}
                onClick={actions.add}
                aria-keyshortcuts="n"
              >
                {t('entry.add')}
              </Button>
              <ActionIcon
                title={t('palette.title')}
                aria-label={t('palette.title')}
                aria-keyshortcuts="Control+K"
                onClick={palette.open}
                visibleFrom="sm"
              >
                <Command size={20} aria-hidden />
              </ActionIcon>
              <ActionIcon
                title={t('help.title')}
                aria-label={t('help.title')}
                onClick={help.open}
                visibleFrom="sm"
              >
                <CircleQuestionMark size={20} aria-hidden />
              </ActionIcon>
              <ActionIcon title={t('auth.logOut')} aria-label={t('auth.logOut')} onClick={() => void leave()}>
                <LogOut size={20} aria-hidden />
              </ActionIcon>
            </Group>
          </Group>
        </AppShell.Header>
        <AppShell.Navbar p="xs" className={classes.nav} aria-label={t('app.pages')}>
          <Navigation
            unread={unread}
            waiting={(inbox?.uncategorised ?? 0) + (inbox?.previews ?? 0)}
            onGo={nav.close}
            onFind={palette.open}
          />
        </AppShell.Navbar>
        <AppShell.Main id="content" tabIndex={-1}>
          <div className={classes.content}>
            <SystemBanner />
            <Suspense>{stands && <OfflineParts />}</Suspense>
            <Suspense fallback={<PageSkeleton />}>
              <GuardedPage />
            </Suspense>
          </div>
        </AppShell.Main>
      </AppShell>
      <Suspense>
        <TemplatesContext value={templates.open}>
          {draft && (
            <CrashGuard onLeave={() => setDraft(null)}>
              <EntryDialog draft={draft} onClose={() => setDraft(null)} />
            </CrashGuard>
          )}
        </TemplatesContext>
        {areTemplatesOpen && <TemplatesDialog onClose={templates.close} />}
        {isPaletteOpen && <Palette actions={actions} onClose={palette.close} />}
        {leaving > 0 && <LeaveDialog count={leaving} onStay={() => setLeaving(0)} />}
        {isHelpOpen && <HelpDialog onClose={help.close} />}
      </Suspense>
    </EntryContext>
  );
});
