import { today, uuidv7 } from '@hisaab/kernel';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Schemas } from '../api/client';
import { sessionClaims } from '../api/session';
import { keepDraft, keptDraft } from '../features/entry/entry-draft';
import { type Currencies, emptyForm, type EntryForm, toBody } from '../features/entry/entry-form';
import { fillFrom } from '../features/entry/quick-form';
import { keep } from '../offline/outbox';
import { understoodByServer } from './book';
import { understand } from './line';

type Part = Partial<EntryForm>;

/** What was shared with the page: its words are the line. */
function shared(): string {
  const said = new URLSearchParams(location.search);
  const words = ['title', 'text', 'url'].map((name) => said.get(name)?.trim() ?? '');
  return words
    .filter((word) => word !== '')
    .join(' ')
    .slice(0, 500);
}

const now = () => today(sessionClaims()?.timezone ?? 'Asia/Kolkata', new Date());
/** Drafts of the light page are not those of the app: they have fewer fields to be corrected in. */
const place = () => `${sessionClaims()?.bookId ?? ''}.add`;

export type LineState = 'empty' | 'asking' | 'understood' | 'alone' | 'unclear';

export function useLightForm() {
  const [form, setForm] = useState<EntryForm>(() => {
    const line = shared();
    return line === '' ? (keptDraft(place(), now()) ?? emptyForm(now())) : { ...emptyForm(now()), line };
  });
  const [byHand, setByHand] = useState<ReadonlySet<keyof EntryForm>>(new Set());
  const [lineState, setLineState] = useState<LineState>('empty');
  const put = (part: Part) => setForm((before) => ({ ...before, ...part }));

  useEffect(() => keepDraft(place(), form), [form]);

  const read = async (line: string): Promise<Part> => {
    const currency = sessionClaims()?.currency ?? 'INR';
    const answer = navigator.onLine ? await understoodByServer(line) : null;
    if (answer) {
      setLineState(answer.draft.amount === null ? 'unclear' : 'understood');
      return fillFrom(answer, now(), byHand);
    }
    const alone = understand(line, currency);
    setLineState(alone ? 'alone' : 'unclear');
    const known: Part = alone ? { ...alone } : { payee: line.slice(0, 200) };
    return Object.fromEntries(Object.entries(known).filter(([name]) => !byHand.has(name as keyof EntryForm)));
  };

  const readerRef = useRef(read);
  useEffect(() => {
    readerRef.current = read;
  });
  useEffect(() => {
    const line = form.line.trim();
    if (line === '') {
      setLineState('empty');
      return undefined;
    }
    let isOld = false;
    const soon = setTimeout(() => {
      setLineState('asking');
      void readerRef.current(line).then((part) => {
        if (!isOld) put(part);
      });
    }, 250);
    return () => {
      isOld = true;
      clearTimeout(soon);
    };
  }, [form.line]);

  return {
    form,
    lineState,
    today: now(),
    setLine: (line: string) => put({ line }),
    set: (part: Part) => {
      setByHand((before) => new Set([...before, ...(Object.keys(part) as (keyof EntryForm)[])]));
      put(part);
    },
    /** A payee of the book brings what it had last time, where nobody said otherwise. */
    known: (payee: Schemas['Payee']) => {
      const last: Part = {
        ...(form.type === 'transfer' ? {} : { categoryId: payee.lastCategoryId }),
        ...(payee.lastAccountId ? { accountId: payee.lastAccountId } : {}),
        tags: payee.lastTags,
      };
      const fill = Object.entries(last).filter(([name]) => !byHand.has(name as keyof EntryForm));
      put({ payee: payee.name, ...Object.fromEntries(fill) });
    },
    /** Into the outbox, from where it is sent at once if it can be. */
    save: async (currencies: Currencies): Promise<Schemas['TransactionCreate'] | null> => {
      const claims = sessionClaims();
      const body = toBody(form, currencies);
      if (!claims || !body) return null;
      await keep({ userId: claims.userId, bookId: claims.bookId }, { kind: 'record', body });
      keepDraft(place(), null);
      setForm({ ...emptyForm(now()), id: uuidv7() });
      setByHand(new Set());
      if (location.search !== '') history.replaceState(null, '', '/add');
      return body;
    },
  };
}

export type LightForm = ReturnType<typeof useLightForm>;
