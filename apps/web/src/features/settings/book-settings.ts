import { CURRENCIES, type CivilDate } from '@hisaab/kernel';
import { useMutation } from '@tanstack/react-query';
import { api, body, ifMatch, type Schemas } from '../../api/client';
import { bookChanged, queryClient } from '../../app/query-client';

export type BookChoice = Pick<Schemas['Book'], 'currency' | 'timezone' | 'firstWeekday' | 'monthStartDay'>;

/** A book may change its currency while it is empty; its empty accounts go along, or nothing could be recorded. */
async function moveAccounts(from: string, to: string): Promise<void> {
  const { items } = await body(api.GET('/v1/accounts'));
  for (const account of items) {
    if (account.currency !== from || /[1-9]/.test(account.openingBalance.amount)) continue;
    await body(
      api.PATCH('/v1/accounts/{id}', {
        params: { path: { id: account.id }, header: ifMatch(account.version) },
        body: { currency: to as Schemas['Currency'] },
      }),
    );
  }
}

/** Saves what differs from what the server has. */
export function useSaveBook(stored: Schemas['Book'] | null) {
  return useMutation({
    mutationFn: async (choice: BookChoice) => {
      if (!stored) return null;
      const changed: Partial<BookChoice> = {
        ...(choice.currency === stored.currency ? {} : { currency: choice.currency }),
        ...(choice.timezone === stored.timezone ? {} : { timezone: choice.timezone }),
        ...(choice.firstWeekday === stored.firstWeekday ? {} : { firstWeekday: choice.firstWeekday }),
        ...(choice.monthStartDay === stored.monthStartDay ? {} : { monthStartDay: choice.monthStartDay }),
      };
      if (Object.keys(changed).length === 0) return stored;
      const book = await body(
        api.PATCH('/v1/books/{id}', {
          params: { path: { id: stored.id }, header: ifMatch(stored.version) },
          body: changed as Schemas['BookPatch'],
        }),
      );
      if (changed.currency) await moveAccounts(stored.currency, changed.currency);
      return book;
    },
    onSuccess: (book) => {
      if (book) queryClient.setQueryData(['book', book.id], book);
      bookChanged();
    },
  });
}

export function currencyChoices(language: string): { value: string; label: string }[] {
  const names = new Intl.DisplayNames(language, { type: 'currency' });
  return CURRENCIES.map((code) => ({ value: code, label: `${code} · ${names.of(code) ?? code}` }));
}

/** 2024-01-01 was a Monday, so the nth of that month is weekday n. */
export const WEEKDAYS: readonly { value: string; date: CivilDate }[] = [1, 2, 3, 4, 5, 6, 7].map((day) => ({
  value: `${day}`,
  date: `2024-01-0${day}`,
}));
