import { Badge, Button, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { sumMoney } from '@hisaab/kernel';
import { Plus, Wallet } from 'lucide-react';
import { Suspense, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { EmptyCard } from '../../app/empty-card';
import { fetched } from '../../app/fetched';
import { Page } from '../../app/page';
import { PageSkeleton } from '../../app/page-skeleton';
import { ProblemAlert } from '../../app/problem-alert';
import { Amount } from '../../money/amount';
import { toMoney, toWords } from '../../money/format';
import classes from './accounts-page.module.css';
import { ACCOUNT_KINDS } from './account-kinds';
import { type Account, useAccounts } from './use-accounts';

/** Fetched as soon as the page stands: the page itself needs no lists to choose from. */
const AccountDialog = fetched(async () => (await import('./account-dialog')).AccountDialog);

function AccountRow({ account, onEdit }: { account: Account; onEdit: () => void }) {
  const { t } = useTranslation();
  const known = ACCOUNT_KINDS.find(({ kind }) => kind === account.kind);
  const Icon = known?.icon ?? Wallet;
  return (
    <Paper className={classes.row}>
      <Group justify="space-between" wrap="nowrap" className={classes.main}>
        <Group wrap="nowrap" miw={0}>
          <Icon size={22} aria-hidden style={{ flexShrink: 0 }} />
          <Stack gap={0} miw={0}>
            <Group gap="xs">
              <Text fw={600}>{account.name}</Text>
              {account.archived && <Badge variant="default">{t('accounts.archived')}</Badge>}
            </Group>
            <Text size="sm" c="dimmed">
              {[
                known ? t(known.label) : account.kind,
                account.institution,
                account.last4 && `·· ${account.last4}`,
              ]
                .filter(Boolean)
                .join(' · ')}
            </Text>
          </Stack>
        </Group>
        <Text component="div" size="lg" ml="auto">
          <Amount money={account.balance} strong />
        </Text>
      </Group>
      <Group gap="xs" className={classes.actions}>
        <Button
          variant="default"
          onClick={onEdit}
          aria-label={t('accounts.editNamed', { name: account.name })}
        >
          {t('app.edit')}
        </Button>
        <Button component={Link} variant="default" to={`/transactions?accountId=${account.id}`}>
          {t('accounts.transactions')}
        </Button>
      </Group>
    </Paper>
  );
}

/** One line for each currency: sums never cross. */
function Totals({ accounts }: { accounts: readonly Account[] }) {
  const { t } = useTranslation();
  const currencies = [...new Set(accounts.map((account) => account.currency))];
  return (
    <Paper>
      <Title order={2} size="sm">
        {t('accounts.together')}
      </Title>
      <Group gap="xl">
        {currencies.map((currency) => {
          const own = accounts.filter((account) => account.currency === currency);
          return (
            <Text key={currency} component="div" size="xl">
              <Amount
                money={toWords(
                  sumMoney(
                    own.map((account) => toMoney(account.balance)),
                    currency,
                  ),
                )}
                strong
              />
            </Text>
          );
        })}
      </Group>
    </Paper>
  );
}

export default function AccountsPage() {
  const { t } = useTranslation();
  const accounts = useAccounts();
  const [edited, setEdited] = useState<Account | 'new' | null>(null);
  useEffect(() => void AccountDialog.fetch().catch(() => undefined), []);
  return (
    <Page
      title={t('nav.accounts')}
      actions={
        <Button
          leftSection={<Plus size={18} aria-hidden />}
          variant="default"
          onClick={() => setEdited('new')}
        >
          {t('accounts.add')}
        </Button>
      }
    >
      <ProblemAlert error={accounts.error} retry={() => void accounts.refetch()} />
      {accounts.isPending && <PageSkeleton />}
      {accounts.data?.length === 0 && (
        <EmptyCard why={t('accounts.empty')}>
          <Button leftSection={<Plus size={18} aria-hidden />} onClick={() => setEdited('new')}>
            {t('accounts.add')}
          </Button>
        </EmptyCard>
      )}
      {accounts.data && accounts.data.length > 0 && <Totals accounts={accounts.data} />}
      {accounts.data?.map((account) => (
        <AccountRow key={account.id} account={account} onEdit={() => setEdited(account)} />
      ))}
      <Suspense>
        {edited && (
          <AccountDialog account={edited === 'new' ? null : edited} onClose={() => setEdited(null)} />
        )}
      </Suspense>
    </Page>
  );
}
