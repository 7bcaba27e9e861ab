import { Badge, NavLink, Stack } from '@mantine/core';
import { Command } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'react-router';
import { PAGES } from './pages';

interface NavigationProps {
  unread: number;
  /** What waits in the inbox. */
  waiting: number;
  onGo: () => void;
  /** On a phone, which has no key and no room in the bar for it. */
  onFind: () => void;
}

export function Navigation({ unread, waiting, onGo, onFind }: NavigationProps) {
  const { t } = useTranslation();
  const { pathname } = useLocation();
  const section = `/${pathname.split('/')[1] ?? ''}`;
  const badge = (to: string) => {
    const number = to === '/messages' ? unread : to === '/inbox' ? waiting : 0;
    return number > 0 ? <Badge circle={number < 10}>{number > 999 ? '999+' : number}</Badge> : undefined;
  };
  return (
    <Stack gap={2}>
      {PAGES.map(({ to, label, icon: Icon }) => {
        const isHere = section === `/${to.split('/')[1] ?? ''}`;
        return (
          <NavLink
            key={to}
            component={Link}
            to={to}
            onClick={onGo}
            active={isHere}
            aria-current={isHere ? 'page' : undefined}
            label={t(label)}
            leftSection={<Icon size={20} aria-hidden />}
            rightSection={badge(to)}
          />
        );
      })}
      <NavLink
        component="button"
        type="button"
        hiddenFrom="sm"
        onClick={() => {
          onGo();
          onFind();
        }}
        label={t('palette.title')}
        leftSection={<Command size={20} aria-hidden />}
      />
    </Stack>
  );
}
