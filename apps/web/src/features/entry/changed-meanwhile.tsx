import { Alert, Button, List, Stack, Text } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api, body, type Schemas } from '../../api/client';
import { ApiProblem } from '../../api/problem';
import { useFormats } from '../../app/formats';
import { useAccounts } from '../accounts/use-accounts';
import { useCategoryLook } from '../categories/use-categories';
import { differencesOf, type Told } from './entry-differences';

type Transaction = Schemas['Transaction'];

/** The transaction as it is now, after somebody else's change refused ours; null while none did. */
export function useNow(id: string | undefined, error: unknown, submittedAt: number): Transaction | null {
  const isStale = error instanceof ApiProblem && error.status === 412 && id !== undefined;
  const { data } = useQuery({
    queryKey: ['transaction', id, submittedAt],
    queryFn: () => body(api.GET('/v1/transactions/{id}', { params: { path: { id: id ?? '' } } })),
    enabled: isStale,
    placeholderData: keepPreviousData,
  });
  return isStale ? (data ?? null) : null;
}

/** What changed elsewhere since one looked; saving once more puts one's own over it. */
export function ChangedMeanwhile(props: { seen: Transaction; now: Transaction; onTake: () => void }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { data: accounts } = useAccounts();
  const look = useCategoryLook();
  const nothing = t('entry.nothing');
  const say = (told: Told): string => {
    if (told === null) return nothing;
    if ('money' in told) return formats.amount(told.money);
    if ('date' in told) return formats.day(told.date);
    if ('categoryId' in told) return look(told.categoryId)?.name ?? nothing;
    if ('accountId' in told) return accounts?.find(({ id }) => id === told.accountId)?.name ?? nothing;
    return told.text === '' ? nothing : told.text;
  };
  return (
    <Alert role="alert" color="yellow" variant="outline">
      <Stack gap="xs" align="flex-start">
        <Text size="sm">{t('entry.changedMeanwhile')}</Text>
        <List size="sm">
          {differencesOf(props.seen, props.now).map(({ field, from, to }) => (
            <List.Item key={field}>
              {t('entry.changedFromTo', { field: t(field), from: say(from), to: say(to) })}
            </List.Item>
          ))}
        </List>
        <Button variant="default" onClick={props.onTake}>
          {t('entry.takeTheirs')}
        </Button>
      </Stack>
    </Alert>
  );
}
