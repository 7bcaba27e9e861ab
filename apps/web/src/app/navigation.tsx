import { Badge, NavLink, Stack } from '@mantine/core';
import type { ParseKeys } from 'i18next';
import {
  ArrowLeftRight,
  ChartPie,
  FileUp,
  House,
  Inbox,
  LayoutList,
  type LucideIcon,
  Scale,
  Settings,
  ShieldCheck,
  Tags,
  Wallet,
} from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'react-router';

const PAGES: { to: string; label: ParseKeys; icon: LucideIcon }[] = [
  { to: '/', label: 'nav.home', icon: House },
  { to: '/transactions', label: 'nav.transactions', icon: ArrowLeftRight },
  { to: '/categories', label: 'nav.categories', icon: Tags },
  { to: '/reports/monthly', label: 'nav.reports', icon: ChartPie },
  { to: '/accounts', label: 'nav.accounts', icon: Wallet },
  { to: '/import', label: 'nav.import', icon: FileUp },
  { to: '/ledger', label: 'nav.ledger', icon: Scale },
  { to: '/messages', label: 'nav.messages', icon: Inbox },
  { to: '/settings', label: 'nav.settings', icon: Settings },
  { to: '/security', label: 'nav.security', icon: ShieldCheck },
  { to: '/status', label: 'nav.status', icon: LayoutList },
];

interface NavigationProps {
  unread: number;
  onGo: () => void;
}

export function Navigation({ unread, onGo }: NavigationProps) {
  const { t } = useTranslation();
  const { pathname } = useLocation();
  const section = `/${pathname.split('/')[1] ?? ''}`;
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
            rightSection={to === '/messages' && unread > 0 ? <Badge circle>{unread}</Badge> : undefined}
          />
        );
      })}
    </Stack>
  );
}
