/** @jsxImportSource preact */
import { useEffect, useState } from 'preact/hooks';
import { isSessionExpired, onSession, sessionClaims } from '../api/session';
import { amountText } from '../money/format';
import { startSending } from '../offline/send-waiting';
import { type Book, NO_BOOK, readBook } from './book';
import { LightFields } from './light-fields';
import { useLightForm } from './use-light-form';
import { WaitingList } from './waiting-list';
import { localeNow, say } from './words';

function useSession() {
  const now = () => ({ claims: sessionClaims(), isExpired: isSessionExpired() });
  const [session, setSession] = useState(now);
  useEffect(() => onSession(() => setSession(now())), []);
  return session;
}

function useOnline(): boolean {
  const [online, setOnline] = useState(navigator.onLine);
  useEffect(() => {
    const look = () => setOnline(navigator.onLine);
    addEventListener('online', look);
    addEventListener('offline', look);
    return () => {
      removeEventListener('online', look);
      removeEventListener('offline', look);
    };
  }, []);
  return online;
}

function LogIn({ why }: { why: string }) {
  const next = encodeURIComponent(`/add${location.search}`);
  return (
    <section className="notice" role="status">
      <p>{why}</p>
      <a className="button" href={`/login?next=${next}`}>
        {say('add.logIn')}
      </a>
    </section>
  );
}

export function LightPage() {
  const { claims, isExpired } = useSession();
  return (
    <>
      <header>
        <a href="/" className="home">
          <img src="/favicon.svg" alt="" width={28} height={28} />
          <span>{say('add.openApp')}</span>
        </a>
      </header>
      <main>
        <h1>{say(claims ? 'entry.add' : 'add.signedOut')}</h1>
        {claims ? <SignedIn isExpired={isExpired} /> : <LogIn why={say('add.signedOutWhy')} />}
      </main>
    </>
  );
}

function SignedIn({ isExpired }: { isExpired: boolean }) {
  const [book, setBook] = useState<Book>(NO_BOOK);
  const [done, setDone] = useState('');
  const entry = useLightForm();
  const isOnline = useOnline();
  useEffect(() => {
    document.title = `${say('entry.add')} · Hisaab`;
    return startSending(({ transactions }) => {
      const last = transactions.at(-1);
      if (last) setDone(say('add.sent', { amount: amountText(localeNow(), last.amount) }));
    });
  }, []);
  // What was without a network, or without a session, is asked for again.
  useEffect(() => {
    if (!isExpired) void readBook(setBook);
  }, [isOnline, isExpired]);
  return (
    <>
      {isExpired && <LogIn why={say('add.sessionOver')} />}
      {!isOnline && !isExpired && (
        <p className="notice" role="status">
          {say('add.offline')}
        </p>
      )}
      <LightFields
        entry={entry}
        book={book}
        onKept={(amount) => setDone(say('add.kept', { amount: amountText(localeNow(), amount) }))}
        onNotKept={() => setDone(say('add.notKept'))}
      />
      <p className="done" role="status">
        {done}
      </p>
      <WaitingList book={book} />
    </>
  );
}
