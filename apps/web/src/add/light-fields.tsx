/** @jsxImportSource preact */
import { addDays, minorDigits } from '@hisaab/kernel';
import { useEffect, useRef, useState } from 'preact/hooks';
import { sessionClaims } from '../api/session';
import { amountOfForm, dateByKey, type EntryForm } from '../features/entry/entry-form';
import { usualAccount } from '../features/accounts/usual-account';
import { amountOf, isSum } from '../money/amount-sum';
import { amountText, type MoneyWords } from '../money/format';
import type { Book } from './book';
import { AccountChoice, CategoryChoice, PayeeField } from './choices';
import type { LightForm } from './use-light-form';
import { localeNow, say } from './words';

interface LightFieldsProps {
  entry: LightForm;
  book: Book;
  onKept: (amount: MoneyWords) => void;
  onNotKept: () => void;
}

const TYPES = [
  ['expense', 'type.spent'],
  ['income', 'type.received'],
  ['transfer', 'type.moved'],
] as const;

export function LightFields({ entry, book, onKept, onNotKept }: LightFieldsProps) {
  const { form, set } = entry;
  const [isTried, setTried] = useState(false);
  const amountField = useRef<HTMLInputElement>(null);
  const currencyOf = (id: string | null) => book.accounts.find((one) => one.id === id)?.currency;
  const currency = currencyOf(form.accountId) ?? sessionClaims()?.currency ?? 'INR';
  const money = amountOfForm(form, currency);
  const isWrong = !money && (isTried || form.amount !== '');
  const total = isSum(form.amount) ? amountOf(form.amount, minorDigits(currency)) : null;
  const isTransfer = form.type === 'transfer';
  const lacksAccount = isTransfer && (form.accountId === null || form.toAccountId === null);

  // The page is opened to type an amount; what was shared waits for a look.
  const isTyped = useRef(form.line === '');
  useEffect(() => {
    if (isTyped.current) amountField.current?.focus();
  }, []);

  const save = async () => {
    setTried(true);
    if (!money || entry.lineState === 'asking') {
      amountField.current?.focus();
      return;
    }
    if (lacksAccount || form.date === '') return;
    try {
      const kept = await entry.save({ from: currency, to: currencyOf(form.toAccountId) ?? null });
      if (kept) onKept(money);
      setTried(false);
      amountField.current?.focus();
    } catch {
      onNotKept();
    }
  };
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <fieldset className="types">
        <legend className="hidden">{say('entry.type')}</legend>
        {TYPES.map(([type, key]) => (
          <label key={type}>
            <input
              type="radio"
              name="type"
              checked={form.type === type}
              onChange={() => set({ type, categoryId: null } satisfies Partial<EntryForm>)}
            />
            <span>{say(key)}</span>
          </label>
        ))}
      </fieldset>
      <label className="field">
        <span>{say('entry.amount', { currency })}</span>
        <input
          ref={amountField}
          className="amount"
          inputMode="decimal"
          autoComplete="off"
          enterKeyHint="done"
          value={form.amount}
          aria-invalid={isWrong}
          aria-describedby="amount-said"
          onInput={(event) => set({ amount: event.currentTarget.value })}
        />
        <span id="amount-said" className={isWrong ? 'error' : 'hint'}>
          {isWrong && say('entry.amountWrong')}
          {!isWrong && total !== null && `= ${amountText(localeNow(), { amount: total, currency })}`}
          {!isWrong && total === null && say('entry.amountHint')}
        </span>
      </label>
      <PayeeField
        value={form.payee}
        payees={book.payees}
        onChange={(payee) => set({ payee })}
        onKnown={entry.known}
      />
      <div className="pair">
        <AccountChoice
          label={say(isTransfer ? 'entry.fromAccount' : 'entry.account')}
          hint={say(isTransfer ? 'add.none' : 'entry.accountHint')}
          usual={isTransfer ? undefined : usualAccount(book.accounts, currency)}
          accounts={book.accounts}
          value={form.accountId}
          isMissing={isTried && isTransfer && form.accountId === null}
          onChange={(accountId) => set({ accountId })}
        />
        {isTransfer ? (
          <AccountChoice
            label={say('entry.toAccount')}
            hint={say('add.none')}
            accounts={book.accounts}
            value={form.toAccountId}
            isMissing={isTried && form.toAccountId === null}
            onChange={(toAccountId) => set({ toAccountId })}
          />
        ) : (
          <CategoryChoice
            kind={form.type}
            categories={book.categories}
            value={form.categoryId}
            onChange={(categoryId) => set({ categoryId })}
          />
        )}
      </div>
      <div className="dates">
        <label className="field">
          <span>{say('entry.date')}</span>
          <input
            type="date"
            value={form.date}
            aria-keyshortcuts="y t"
            onKeyDown={(event) => {
              const date = /^[yt]$/.test(event.key) ? dateByKey(event.key, form.date, entry.today) : null;
              if (date === null) return;
              event.preventDefault();
              set({ date });
            }}
            onInput={(event) => set({ date: event.currentTarget.value })}
          />
        </label>
        <button type="button" className="quiet" onClick={() => set({ date: entry.today })}>
          {say('add.today')}
        </button>
        <button type="button" className="quiet" onClick={() => set({ date: addDays(entry.today, -1) })}>
          {say('add.yesterday')}
        </button>
      </div>
      <label className="field">
        <span>{say('add.line')}</span>
        <input
          value={form.line}
          maxLength={500}
          autoComplete="off"
          enterKeyHint="done"
          placeholder={say('add.lineHint')}
          aria-describedby="line-said"
          onInput={(event) => entry.setLine(event.currentTarget.value)}
        />
        <span id="line-said" className="hint" role="status">
          {entry.lineState === 'alone' && say('add.lineAlone')}
          {entry.lineState === 'unclear' && say('add.lineUnclear')}
        </span>
      </label>
      <div className="save">
        <button type="submit">{say('add.save')}</button>
      </div>
    </form>
  );
}
