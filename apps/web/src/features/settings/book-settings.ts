import { CURRENCIES, type CivilDate } from '@hisaab/kernel';
import { useMutation } from '@tanstack/react-query';
import { api, body, ifMatch, type Schemas } from '../../api/client';
import { type ChangedElsewhere, savedOrTheirs } from '../../app/changed-elsewhere';
import { bookChanged, queryClient } from '../../app/query-client';

export type Book = Schemas['Book'];
export type BookChoice = Pick<Book, 'currency' | 'timezone' | 'firstWeekday' | 'monthStartDay'>;

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
export function useSaveBook(stored: Book | null) {
  return useMutation<Book | null, Error | ChangedElsewhere<Book>, { choice: BookChoice; seen?: Book }>({
    mutationFn: async ({ choice, seen = stored }) => {
      if (!seen) return null;
      const changed: Partial<BookChoice> = {
        ...(choice.currency === seen.currency ? {} : { currency: choice.currency }),
        ...(choice.timezone === seen.timezone ? {} : { timezone: choice.timezone }),
        ...(choice.firstWeekday === seen.firstWeekday ? {} : { firstWeekday: choice.firstWeekday }),
        ...(choice.monthStartDay === seen.monthStartDay ? {} : { monthStartDay: choice.monthStartDay }),
      };
      if (Object.keys(changed).length === 0) return seen;
      const path = { id: seen.id };
      const book = await savedOrTheirs(
        body(
          api.PATCH('/v1/books/{id}', {
            params: { path, header: ifMatch(seen.version) },
            body: changed as Schemas['BookPatch'],
          }),
        ),
        () => body(api.GET('/v1/books/{id}', { params: { path } })),
      );
      if (changed.currency) await accountsFollow(seen.currency, changed.currency);
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
