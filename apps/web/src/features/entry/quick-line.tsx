import { Badge, Button, Group, Stack, TextInput } from '@mantine/core';
import type { CivilDate } from '@hisaab/kernel';
import { useMutation } from '@tanstack/react-query';
import type { ParseKeys } from 'i18next';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, body, type Schemas } from '../../api/client';
import { ProblemAlert } from '../../app/problem-alert';
import { type EntryForm, emptyForm } from './entry-form';

type Answer = Schemas['QuickAnswer'];

const FIELDS: Readonly<Record<string, ParseKeys>> = {
  type: 'entry.type',
  amount: 'charts.amount',
  date: 'entry.date',
  account: 'entry.account',
  accountId: 'entry.account',
  toAccountId: 'entry.toAccount',
  category: 'entry.category',
  categoryId: 'entry.category',
  payee: 'entry.payee',
  note: 'entry.note',
  tags: 'entry.tags',
};

function formOfDraft({ draft }: Answer, today: CivilDate): Partial<EntryForm> {
  const { id: _, time: _time, toAmount: _toAmount, splits: _splits, ...empty } = emptyForm(today);
  const type = draft.type === 'income' || draft.type === 'transfer' ? draft.type : 'expense';
  return {
    ...empty,
    type,
    amount: draft.amount?.amount ?? '',
    date: draft.date,
    accountId: draft.accountId,
    toAccountId: draft.toAccountId,
    categoryId: draft.categoryId,
    payee: draft.payee ?? '',
    note: draft.note ?? '',
    tags: draft.tags,
  };
}

interface QuickLineProps {
  today: CivilDate;
  onUnderstood: (form: Partial<EntryForm>) => void;
}

/** "350 auto yesterday #office" in one line; what was understood stands as chips and in the fields below. */
export function QuickLine({ today, onUnderstood }: QuickLineProps) {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const ask = useMutation({
    mutationFn: async () => {
      const answer = await body(api.POST('/v1/transactions/quick', { body: { text } }));
      return 'draft' in answer ? answer : null;
    },
    onSuccess: (answer) => answer && onUnderstood(formOfDraft(answer, today)),
  });
  return (
    <Stack
      gap={6}
      component="form"
      onSubmit={(event) => {
        event.preventDefault();
        if (text.trim() !== '') ask.mutate();
      }}
    >
      <Group gap="xs" align="flex-end" wrap="nowrap">
        <TextInput
          label={t('quick.label')}
          placeholder={t('quick.example')}
          maxLength={500}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          style={{ flex: 1 }}
        />
        <Button type="submit" variant="default" loading={ask.isPending}>
          {t('quick.understand')}
        </Button>
      </Group>
      <ProblemAlert error={ask.error} />
      {ask.data && (
        <Group gap={4} role="status">
          {ask.data.understood.map(({ field, text: words }) => {
            const label = FIELDS[field];
            return (
              <Badge key={`${field} ${words}`} variant="default" tt="none" size="lg">
                {label ? t(label, { currency: '' }) : field}: {words}
              </Badge>
            );
          })}
        </Group>
      )}
    </Stack>
  );
}
