import type { NamedAccount } from '../chart/account-names';
import type { LedgerAccount } from '../posting/legs';
import type { JournalFormat } from './journal-export';

/**
 * The name of each account in an export. What becomes equal by escaping, or was equal before, is told apart
 * by the end of its id, so that two accounts never run into one.
 */
export function exportNames(
  accounts: readonly NamedAccount[],
  component: JournalFormat['component'],
): Map<LedgerAccount, string> {
  const names = new Map(accounts.map((about) => [about.account, nameOf(about, component)]));
  const holders = new Map<string, number>();
  for (const name of names.values()) holders.set(folded(name), (holders.get(folded(name)) ?? 0) + 1);
  for (const about of accounts) {
    const name = names.get(about.account) ?? '';
    if ((holders.get(folded(name)) ?? 0) < 2) continue;
    names.set(about.account, `${name}-${suffix(about.account, accounts)}`);
  }
  return names;
}

function nameOf({ path }: NamedAccount, component: JournalFormat['component']): string {
  return path.map(({ name, id }) => component(name) || `Id-${id.slice(-6)}`).join(':');
}

function folded(name: string): string {
  return name.toLowerCase();
}

/** Six digits of an id nearly always do; where they do not, the whole. */
function suffix(account: LedgerAccount, accounts: readonly NamedAccount[]): string {
  const end = account.slice(-6);
  const twins = accounts.filter((other) => other.account.endsWith(end)).length;
  return twins > 1 ? account.replace(/[^a-z0-9]+/g, '-') : end;
}
