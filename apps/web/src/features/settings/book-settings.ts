import { CURRENCIES, type CivilDate } from '@hisaab/kernel';
import { useMutation } from '@tanstack/react-query';
import { api, body, ifMatch, type Schemas } from '../../api/client';
import { bookChanged, queryClient } from '../../app/query-client';

export type BookChoice = Pick<Schemas['Book'], 'currency' | 'timezone' | 'firstWeekday' | 'monthStartDay'>;

/** An empty book's first account follows its currency in its own time; until then nothing could be recorded. */
async function accountsFollow(from: string, to: string): Promise<void> {
  for (let look = 0; look < 40; look += 1) {
    const { items } = await body(api.GET('/v1/accounts'));
    const isOnItsWay = items.some(
      (account) => account.currency === from && !/[1-9]/.test(account.openingBalance.amount),
    );
    if (!isOnItsWay || items.some((account) => account.currency === to)) return;
    await new Promise((resolve) => setTimeout(resolve, 150));
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
      if (changed.currency) await accountsFollow(stored.currency, changed.currency);
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
