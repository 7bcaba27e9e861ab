import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { isWorthAnotherTry, pauseBefore } from './client.mjs';
import { Window } from './window.mjs';

/** Every so many is sent twice at once with the same key, as by a client without patience. */
const TWIN_EVERY = 20;
/** Never more new ones at once, whatever a frozen machine has kept back. */
const MOST_AT_ONCE = 20;

/**
 * Transactions at a steady rate, whatever becomes of them: each is sent with one idempotency key until it is
 * acknowledged. Requests are counted where they began, in the window that was open then; those that a fault found in
 * somebody's hands are the fault's.
 */
export class Load {
  /** @param {{ people: import('./person.mjs').Person[], perSecond: number }} settings */
  constructor({ people, perSecond }) {
    this.people = people;
    this.perSecond = perSecond;
    this.transactions = [];
    this.underWay = new Set();
    this.window = new Window('before');
    this.mark = randomUUID().slice(0, 8);
  }

  /** From now on requests and transactions belong to it. */
  open(name) {
    const next = new Window(name);
    this.window.next = next;
    this.window = next;
    return next;
  }

  start() {
    const begun = performance.now();
    let due = 0;
    this.timer = setInterval(() => {
      const wanted = Math.floor(((performance.now() - begun) / 1_000) * this.perSecond);
      const now = Math.min(wanted - due, MOST_AT_ONCE);
      due = wanted;
      for (let i = 0; i < now; i += 1) this.begin();
    }, 20);
  }

  /** Nothing new; ends when all that began is acknowledged, or when there is no hope left. */
  async stop(patience = 60_000) {
    clearInterval(this.timer);
    const until = performance.now() + patience;
    while (this.underWay.size > 0 && performance.now() < until) await pause(50);
    this.isOver = true;
  }

  /** Goes on until so many are acknowledged, or until so much more time could not bring them. */
  async reaches(count) {
    const missing = () => count - this.acknowledged.length;
    const until = performance.now() + (2 * Math.max(missing(), 0) * 1_000) / this.perSecond;
    while (missing() > 0 && performance.now() < until) await pause(100);
  }

  get acknowledged() {
    return this.transactions.filter(({ id }) => id !== undefined);
  }

  begin() {
    const number = this.transactions.length;
    const transaction = {
      number,
      person: this.people[number % this.people.length],
      minor: 100 + ((number * 37) % 99_900),
      key: randomUUID(),
      note: `${this.mark}-${number}`,
      window: this.window,
      begunAt: performance.now(),
      ids: new Set(),
      id: undefined,
      refused: undefined,
    };
    this.transactions.push(transaction);
    this.underWay.add(transaction);
    const copies = number % TWIN_EVERY === 0 ? 2 : 1;
    const sent = Array.from({ length: copies }, () => this.send(transaction));
    void Promise.all(sent).finally(() => this.underWay.delete(transaction));
  }

  async send(transaction) {
    const { person } = transaction;
    for (let tries = 0; !this.isOver; tries += 1) {
      const { window } = this;
      const beganAt = performance.now();
      const answer = await person.ask({
        method: 'POST',
        path: '/v1/transactions',
        headers: { 'idempotency-key': transaction.key },
        body: bodyOf(transaction),
      });
      const isAnswered = answer.status === 201;
      (isAnswered ? window : window.blamed(beganAt)).note(answer, isAnswered);
      if (answer.status === 201) {
        transaction.ids.add(answer.body?.id);
        transaction.id ??= answer.body?.id;
        transaction.acknowledgedAt ??= performance.now();
        return;
      }
      if (!isWorthAnotherTry(answer.status)) {
        transaction.refused = `${answer.status} ${answer.body?.code ?? ''}`;
        return;
      }
      if (answer.status === 401) await this.logIn(person);
      await pause(pauseBefore(tries, answer));
    }
  }

  /** Once for all whom the same token fails. */
  async logIn(person) {
    person.loggingIn ??= person.logIn().finally(() => (person.loggingIn = undefined));
    await person.loggingIn;
  }
}

export function today() {
  return new Date().toISOString().slice(0, 10);
}

function bodyOf({ minor, note, number }) {
  return {
    type: 'expense',
    amount: { amount: `${Math.floor(minor / 100)}.${String(minor % 100).padStart(2, '0')}`, currency: 'INR' },
    date: today(),
    payee: `Shop ${number % 7}`,
    note,
  };
}
