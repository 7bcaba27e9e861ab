import { Button, Group, Paper, Stack, Text, TextInput, Title } from '@mantine/core';
import { minorDigits } from '@hisaab/kernel';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { api, body, ifMatch, type Schemas } from '../../api/client';
import { useBook } from '../../app/book';
import { useFieldErrors } from '../../app/field-errors';
import { PageSkeleton } from '../../app/page-skeleton';
import { ProblemAlert } from '../../app/problem-alert';
import { bookChanged } from '../../app/query-client';
import { amountOf } from '../../money/amount-sum';
import { SampleButton } from '../sample/sample-notice';
import { BOOK_FIELDS, BookFields } from '../settings/book-fields';
import { useSaveBook } from '../settings/book-settings';

async function saveOpeningCash(amount: string, currency: string): Promise<void> {
  const { items } = await body(api.GET('/v1/accounts'));
  const cash = items.find((account) => account.kind === 'cash');
  if (!cash || cash.currency !== currency) return;
  const money = { amount, currency } as Schemas['SignedMoney'];
  await body(
    api.PATCH('/v1/accounts/{id}', {
      params: { path: { id: cash.id }, header: ifMatch(cash.version) },
      body: { openingBalance: money },
    }),
  );
}

function FirstRunForm({ stored }: { stored: Schemas['Book'] }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [choice, setChoice] = useState(stored);
  const [cash, setCash] = useState('');
  const save = useSaveBook(stored);
  const finish = useMutation({
    mutationFn: async () => {
      await save.mutateAsync({ choice });
      const amount = amountOf(cash, minorDigits(choice.currency));
      if (amount) await saveOpeningCash(amount, choice.currency);
    },
    onSuccess: bookChanged,
  });
  const wrong = useFieldErrors(finish.error, BOOK_FIELDS);
  const go = (to: string) => finish.mutate(undefined, { onSuccess: () => void navigate(to) });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    go('/');
  };
  return (
    <Paper component="form" onSubmit={submit} p="lg">
      <title>{`${t('firstRun.title')} · Hisaab`}</title>
      <Stack>
        <Title order={1}>{t('firstRun.title')}</Title>
        <Text>{t('firstRun.intro')}</Text>
        <ProblemAlert error={wrong.rest} />
        <BookFields choice={choice} onChange={(next) => setChoice({ ...choice, ...next })} wrong={wrong.of} />
        <TextInput
          label={t('firstRun.cash')}
          description={t('firstRun.cashHint')}
          inputMode="decimal"
          value={cash}
          onChange={(event) => setCash(event.currentTarget.value)}
          error={cash !== '' && !amountOf(cash, 2) ? t('entry.amountWrong') : undefined}
        />
        <Group>
          <Button type="submit" loading={finish.isPending}>
            {t('firstRun.start')}
          </Button>
          <Button variant="default" onClick={() => go('/import')}>
            {t('firstRun.import')}
          </Button>
          <SampleButton onLoaded={() => go('/')} />
        </Group>
      </Stack>
    </Paper>
  );
}

export default function FirstRunPage() {
  const { stored } = useBook();
  return stored ? <FirstRunForm stored={stored} /> : <PageSkeleton lines={5} />;
}
