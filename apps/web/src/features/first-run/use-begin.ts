import { minorDigits } from '@hisaab/kernel';
import { useMutation } from '@tanstack/react-query';
import { useNavigate } from 'react-router';
import { api, body, ifMatch, type Schemas } from '../../api/client';
import { bookChanged, queryClient } from '../../app/query-client';
import { amountOf } from '../../money/amount-sum';
import type { Category } from '../categories/use-categories';
import { type BookChoice, useSaveBook } from '../settings/book-settings';

export type Way = 'sample' | 'import' | 'lines' | 'hand';

const LEADS: Readonly<Record<Way, string>> = {
  sample: '/',
  import: '/import',
  lines: '/import/lines',
  hand: '/',
};

export interface Answers {
  readonly choice: BookChoice;
  readonly cash: string;
  readonly unwanted: readonly Category[];
}

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

/** With all that belongs to it; nothing is in it yet. */
async function leaveOut({ id, version }: Category): Promise<void> {
  await body(api.DELETE('/v1/categories/{id}', { params: { path: { id }, header: ifMatch(version) } }));
}

/** Saves what was answered and goes the way that was chosen. The sample needs all categories, so they stay. */
export function useBegin(stored: Schemas['Book']) {
  const navigate = useNavigate();
  const save = useSaveBook(stored);
  return useMutation({
    mutationFn: async ({ way, choice, cash, unwanted }: Answers & { way: Way }) => {
      await save.mutateAsync({ choice });
      const amount = amountOf(cash, minorDigits(choice.currency));
      if (amount) await saveOpeningCash(amount, choice.currency);
      if (way === 'sample') await body(api.POST('/v1/sample'));
      else for (const category of unwanted) await leaveOut(category);
    },
    onSuccess: (_, { way }) => {
      void queryClient.invalidateQueries({ queryKey: ['sample'] });
      bookChanged();
      void navigate(LEADS[way]);
    },
    // What was done before it failed is not done again.
    onError: bookChanged,
  });
}
