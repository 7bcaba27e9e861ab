/** @jsxImportSource preact */
import { foldName } from '@hisaab/kernel';
import type { Schemas } from '../api/client';
import { completing } from '../offline/answers';
import { say } from './words';

interface PayeeFieldProps {
  value: string;
  payees: readonly Schemas['Payee'][];
  onChange: (name: string) => void;
  onKnown: (payee: Schemas['Payee']) => void;
}

/** The book's own payees stand below: those used often, then those that go on with what is typed. */
export function PayeeField({ value, payees, onChange, onKnown }: PayeeFieldProps) {
  const fold = foldName(value);
  const isKnown = payees.some((payee) => foldName(payee.name) === fold);
  const offered = isKnown ? [] : completing(payees, new URLSearchParams({ q: value.trim(), limit: '5' }));
  return (
    <div className="field">
      <label htmlFor="payee">{say('entry.payee')}</label>
      <input
        id="payee"
        value={value}
        maxLength={200}
        autoComplete="off"
        enterKeyHint="done"
        placeholder={say('entry.payeeHint')}
        onInput={(event) => onChange(event.currentTarget.value)}
        onBlur={() => {
          const typed = payees.find((payee) => foldName(payee.name) === fold);
          if (typed && fold !== '') onKnown(typed);
        }}
      />
      {offered.length > 0 && (
        <div className="offers" role="group" aria-label={say('add.often')}>
          {offered.map((payee) => (
            <button key={payee.id} type="button" className="quiet" onClick={() => onKnown(payee)}>
              {payee.name}
            </button>
          ))}
        </div>
      )}
    </div>
  );
}

interface AccountChoiceProps {
  label: string;
  hint: string;
  /** The one that it is without a choice. */
  usual?: Schemas['Account'] | undefined;
  accounts: readonly Schemas['Account'][];
  value: string | null;
  isMissing: boolean;
  onChange: (id: string | null) => void;
}

export function AccountChoice({
  label,
  hint,
  usual,
  accounts,
  value,
  isMissing,
  onChange,
}: AccountChoiceProps) {
  return (
    <label className="field">
      <span>{label}</span>
      <select
        value={value ?? ''}
        aria-invalid={isMissing}
        onChange={(event) => onChange(event.currentTarget.value || null)}
      >
        {value !== null && value === usual?.id ? null : <option value="">{usual?.name ?? hint}</option>}
        {accounts
          .filter(({ id, archived }) => id === value || (!archived && id !== usual?.id))
          .map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
      </select>
    </label>
  );
}

interface CategoryChoiceProps {
  kind: string;
  categories: readonly Schemas['Category'][];
  value: string | null;
  onChange: (id: string | null) => void;
}

export function CategoryChoice({ kind, categories, value, onChange }: CategoryChoiceProps) {
  const usable = categories.filter((one) => one.kind === kind && (!one.archived || one.id === value));
  const named = usable
    .map(({ id, name, parentId }) => {
      const parent = categories.find((one) => one.id === parentId);
      return { id, name: parent ? `${parent.name} / ${name}` : name };
    })
    .sort((a, b) => a.name.localeCompare(b.name));
  return (
    <label className="field">
      <span>{say('entry.category')}</span>
      <select value={value ?? ''} onChange={(event) => onChange(event.currentTarget.value || null)}>
        <option value="">{say('entry.categoryHint')}</option>
        {named.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}
