import { Alert, Button, Group, Paper, Stack, Tabs, Text, Title } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { CircleAlert, CircleCheck, Download, ShieldCheck } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { api, body } from '../../api/client';
import { download } from '../../api/download';
import { useFormats } from '../../app/formats';
import { Page } from '../../app/page';
import { ProblemAlert } from '../../app/problem-alert';
import { Journal } from './journal';
import { LedgerAccounts, TrialBalance } from './ledger-tables';

function Verify() {
  const { t } = useTranslation();
  const { count } = useFormats();
  const verify = useMutation({ mutationFn: () => body(api.GET('/v1/ledger/verify')) });
  const found = verify.data;
  return (
    <Paper>
      <Stack align="flex-start">
        <Title order={2}>{t('ledger.proof')}</Title>
        <Text size="sm">{t('ledger.proofHint')}</Text>
        <Button
          leftSection={<ShieldCheck size={18} aria-hidden />}
          loading={verify.isPending}
          onClick={() => verify.mutate()}
        >
          {t('ledger.verify')}
        </Button>
        <ProblemAlert error={verify.error} />
        {found?.ok && (
          <Alert role="status" color="green" variant="outline" icon={<CircleCheck aria-hidden />} w="100%">
            <Text size="sm">{t('ledger.holds', { count: found.entries, shown: count(found.entries) })}</Text>
            {found.headHash && (
              <Text size="sm" ff="monospace">
                {found.headHash}
              </Text>
            )}
            <Text size="sm">
              {t(found.witness === 'checked' ? 'ledger.witnessed' : 'ledger.witnessLate')}
            </Text>
          </Alert>
        )}
        {found && !found.ok && (
          <Alert role="alert" color="red" variant="outline" icon={<CircleAlert aria-hidden />} w="100%">
            {t('ledger.broken', {
              sequence: found.firstBroken?.sequence ?? 0,
              reason: found.firstBroken?.reason ?? '',
            })}
          </Alert>
        )}
      </Stack>
    </Paper>
  );
}

function Exports() {
  const { t } = useTranslation();
  const save = useMutation({
    mutationFn: (format: 'hledger' | 'beancount') =>
      download(
        `/v1/ledger/export?format=${format}`,
        `hisaab.${format === 'hledger' ? 'journal' : 'beancount'}`,
      ),
  });
  return (
    <Paper>
      <Stack align="flex-start">
        <Title order={2}>{t('ledger.exports')}</Title>
        <ProblemAlert error={save.error} />
        <Group>
          {(['hledger', 'beancount'] as const).map((format) => (
            <Button
              key={format}
              variant="default"
              leftSection={<Download size={18} aria-hidden />}
              onClick={() => save.mutate(format)}
            >
              {t('ledger.exportFor', { program: format })}
            </Button>
          ))}
        </Group>
      </Stack>
    </Paper>
  );
}

export default function LedgerPage() {
  const { t } = useTranslation();
  return (
    <Page title={t('nav.ledger')}>
      <Verify />
      <Tabs defaultValue="accounts" keepMounted={false}>
        <Tabs.List>
          <Tabs.Tab value="accounts">{t('ledger.accounts')}</Tabs.Tab>
          <Tabs.Tab value="balance">{t('ledger.trialBalance')}</Tabs.Tab>
          <Tabs.Tab value="journal">{t('ledger.journal')}</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="accounts" pt="sm">
          <LedgerAccounts />
        </Tabs.Panel>
        <Tabs.Panel value="balance" pt="sm">
          <TrialBalance />
        </Tabs.Panel>
        <Tabs.Panel value="journal" pt="sm">
          <Journal />
        </Tabs.Panel>
      </Tabs>
      <Exports />
    </Page>
  );
}
