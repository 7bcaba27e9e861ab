/** @jsxImportSource preact */
import { useEffect, useState } from 'preact/hooks';
import { sessionClaims } from '../api/session';
import { amountText } from '../money/format';
import { keepMine, onOutbox, outbox, takeOff } from '../offline/outbox';
import { canDiscard, mineOf, type Shown, type Waiting } from '../offline/waiting';
import type { Book } from './book';
import { localeNow, say } from './words';

function useWaiting(): readonly Waiting[] {
  const [list, setList] = useState<readonly Waiting[]>([]);
  useEffect(() => {
    const read = () => {
      const userId = sessionClaims()?.userId;
      if (userId) void outbox.waitingOf(userId).then(setList, () => setList([]));
    };
    read();
    return onOutbox(read);
  }, []);
  return list;
}

function Words({ shown, book, title }: { shown: Shown; book: Book; title?: string }) {
  const nameOf = (list: readonly { id: string; name: string }[], id: string | null) =>
    list.find((one) => one.id === id)?.name;
  const day = new Intl.DateTimeFormat(localeNow(), { dateStyle: 'medium', timeZone: 'UTC' });
  const category = nameOf(book.categories, shown.categoryId);
  const more = [
    day.format(new Date(`${shown.date}T00:00:00Z`)),
    shown.payee ? category : undefined,
    nameOf(book.accounts, shown.accountId),
    shown.note,
  ];
  return (
    <div className="words">
      {title && <span className="label">{title}</span>}
      <span className="row">
        <strong>{shown.payee ?? shown.note ?? category ?? say('type.spent')}</strong>
        <strong className="number">{amountText(localeNow(), shown.amount)}</strong>
      </span>
      <span className="hint">{more.filter(Boolean).join(' · ')}</span>
    </div>
  );
}

function One({ one, book }: { one: Waiting; book: Book }) {
  const { work, refusal } = one;
  const isConflict = refusal !== null && work.kind === 'change' && refusal.theirs !== null;
  return (
    <li className={refusal ? 'refused' : ''}>
      <Words shown={mineOf(one)} book={book} {...(isConflict ? { title: say('waiting.mine') } : {})} />
      {isConflict && refusal.theirs && (
        <Words shown={refusal.theirs} book={book} title={say('waiting.theirs')} />
      )}
      <p className={refusal ? 'error' : 'hint'}>
        {!refusal && say('waiting.waits')}
        {refusal &&
          say(
            refusal.status === 412
              ? 'waiting.changedMeanwhile'
              : refusal.status === 404
                ? 'waiting.goneMeanwhile'
                : 'waiting.notAccepted',
          )}
      </p>
      {(refusal || canDiscard(one)) && (
        <div className="offers">
          {refusal && refusal.status !== 404 && (
            <button type="button" className="quiet" onClick={() => void keepMine(one)}>
              {say(isConflict ? 'waiting.keepMine' : 'waiting.sendAgain')}
            </button>
          )}
          <button type="button" className="quiet" onClick={() => void takeOff(one)}>
            {say(isConflict ? 'waiting.takeTheirs' : 'waiting.discard')}
          </button>
        </div>
      )}
    </li>
  );
}

/** What is on this device and not on the server yet, and what the server would not take. */
export function WaitingList({ book }: { book: Book }) {
  const list = useWaiting();
  if (list.length === 0) return null;
  return (
    <section aria-labelledby="waiting">
      <h2 id="waiting">{say('waiting.title')}</h2>
      <p className="hint">{say('waiting.why')}</p>
      <ul>
        {list.map((one) => (
          <One key={one.position} one={one} book={book} />
        ))}
      </ul>
    </section>
  );
}
