import type { ParseKeys } from 'i18next';
import {
  ArrowLeftRight,
  ChartPie,
  FileUp,
  House,
  Inbox,
  LayoutList,
  type LucideIcon,
  Mail,
  Scale,
  Settings,
  ShieldCheck,
  Tags,
  Wallet,
} from 'lucide-react';

export interface PageLink {
  readonly to: string;
  readonly label: ParseKeys;
  readonly icon: LucideIcon;
  /** After `g`, this key goes there. */
  readonly key: string;
}

/** The pages of the book, in their order: the navigation, the keys, the help and the palette have them from here. */
export const PAGES: readonly PageLink[] = [
  { to: '/', label: 'nav.home', icon: House, key: 'h' },
  { to: '/transactions', label: 'nav.transactions', icon: ArrowLeftRight, key: 't' },
  { to: '/inbox', label: 'nav.inbox', icon: Inbox, key: 'i' },
  { to: '/categories', label: 'nav.categories', icon: Tags, key: 'c' },
  { to: '/reports/monthly', label: 'nav.reports', icon: ChartPie, key: 'r' },
  { to: '/accounts', label: 'nav.accounts', icon: Wallet, key: 'a' },
  { to: '/import', label: 'nav.import', icon: FileUp, key: 'e' },
  { to: '/ledger', label: 'nav.ledger', icon: Scale, key: 'l' },
  { to: '/messages', label: 'nav.messages', icon: Mail, key: 'm' },
  { to: '/settings', label: 'nav.settings', icon: Settings, key: 's' },
  { to: '/security', label: 'nav.security', icon: ShieldCheck, key: 'p' },
  { to: '/status', label: 'nav.status', icon: LayoutList, key: 'u' },
];
