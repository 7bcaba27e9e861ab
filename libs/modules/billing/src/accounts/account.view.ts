import {
  accountChanged,
  accountNamed,
  type Account as AccountResource,
  type AccountFact,
} from '@hisaab/contracts';
import { formatMoney, money, type Money } from '@hisaab/kernel';
import type { NewEvent } from '@hisaab/messaging';
import type { Changed } from '../changes/change.recorder';
import type { Account, AccountKind } from './account';

/** How others see an account: as a resource, as a fact, as a before-image. */
export function accountResource(account: Account): AccountResource {
  const { currency } = account.opening;
  return {
    id: account.id,
    bookId: account.bookId,
    version: account.version,
    name: account.name,
    kind: account.kind,
    currency,
    openingBalance: formatMoney(account.opening),
    openingDate: account.openingDate,
    last4: account.last4,
    institution: account.institution,
    archived: account.archived,
    balance: formatMoney(money(account.balance, currency)),
    createdAt: account.createdAt.toISOString(),
    updatedAt: account.updatedAt.toISOString(),
  };
}

function accountFact(account: Account): AccountFact {
  return {
    id: account.id,
    version: account.version,
    kind: account.kind,
    currency: account.opening.currency,
    openingBalance: formatMoney(account.opening),
    openingDate: account.openingDate,
    archived: account.archived,
    state: account.state,
  };
}

export function accountChange(before: Account | null, after: Account): Changed {
  const { id, version } = after;
  const events: NewEvent[] = [{ event: accountChanged, subject: id, data: { account: accountFact(after) } }];
  const wasNamed = before?.state === 'live' ? before.name : null;
  const isNamed = after.state === 'live' ? after.name : null;
  if (wasNamed !== isNamed) {
    events.push({ event: accountNamed, subject: id, data: { id, version, name: isNamed } });
  }
  return {
    noun: 'account',
    id,
    version,
    before: before && accountImage(before),
    after: accountImage(after),
    events,
  };
}

/** What undo needs to bring the row back; the balance is not in it, it follows from the rows. */
interface AccountImage {
  name: string;
  kind: AccountKind;
  opening: string;
  currency: string;
  openingDate: string;
  last4: string | null;
  institution: string | null;
  archived: boolean;
  state: 'live' | 'deleted';
}

function accountImage(account: Account): AccountImage {
  return {
    name: account.name,
    kind: account.kind,
    opening: account.opening.minor.toString(),
    currency: account.opening.currency,
    openingDate: account.openingDate,
    last4: account.last4,
    institution: account.institution,
    archived: account.archived,
    state: account.state,
  };
}

/** The account as its image says, one version on. */
export function accountFromImage(now: Account, image: object, at: Date): Account {
  const before = image as AccountImage;
  const opening: Money = { minor: BigInt(before.opening), currency: before.currency };
  return {
    ...now,
    version: now.version + 1,
    name: before.name,
    kind: before.kind,
    opening,
    openingDate: before.openingDate,
    balance: now.balance - now.opening.minor + opening.minor,
    last4: before.last4,
    institution: before.institution,
    archived: before.archived,
    state: before.state,
    updatedAt: at,
  };
}
