import type { ParseKeys } from 'i18next';
import { Banknote, CreditCard, HandCoins, Landmark, type LucideIcon, TrendingUp, Wallet } from 'lucide-react';

export const ACCOUNT_KINDS: readonly { kind: string; label: ParseKeys; icon: LucideIcon }[] = [
  { kind: 'cash', label: 'accounts.kindCash', icon: Banknote },
  { kind: 'bank', label: 'accounts.kindBank', icon: Landmark },
  { kind: 'card', label: 'accounts.kindCard', icon: CreditCard },
  { kind: 'wallet', label: 'accounts.kindWallet', icon: Wallet },
  { kind: 'loan', label: 'accounts.kindLoan', icon: HandCoins },
  { kind: 'investment', label: 'accounts.kindInvestment', icon: TrendingUp },
];
