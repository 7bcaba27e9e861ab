import { today } from './load.mjs';

/** A page's questions, each with the parts that it needs; recording itself is the load. */
const PROBES = [
  { name: 'accounts', needs: ['billing', 'postgres'], path: '/v1/accounts' },
  { name: 'profile', needs: ['user', 'postgres'], path: '/v1/users/me' },
  { name: 'sessions', needs: ['auth', 'postgres'], path: '/v1/auth/sessions' },
  { name: 'trial balance', needs: ['ledger', 'postgres'], path: '/v1/ledger/trial-balance' },
  { name: 'report', needs: ['reporting', 'postgres'], path: () => `/v1/reports/monthly?date=${today()}` },
  { name: 'messages', needs: ['notification', 'postgres'], path: '/v1/notifications' },
  { name: 'first page', needs: ['site'], path: '/' },
  { name: 'status', needs: ['site'], path: '/v1/status' },
];

const EVERY_MS = 500;
/** A page that waits longer counts as not answered. */
const PATIENCE_MS = 10_000;

/** Asks what pages ask, all the time, and notes who was kept from an answer by a part that they do not need. */
export class Probes {
  /** @param person who asks, with a book of a few rows */
  constructor(person) {
    this.person = person;
    this.away = new Set();
    this.rounds = new Set();
    this.missed = [];
    this.asked = 0;
    this.answered = 0;
  }

  start() {
    this.timer = setInterval(() => void this.round(), EVERY_MS);
  }

  stop() {
    clearInterval(this.timer);
  }

  /** From now on these parts are away, and nobody else's answers may be missing for it. */
  async during(fault, away) {
    this.fault = fault;
    this.away = new Set(away);
    // What was asked before is not the next fault's.
    await Promise.all(this.rounds);
  }

  async round() {
    const round = this.ask();
    this.rounds.add(round);
    await round.finally(() => this.rounds.delete(round));
  }

  async ask() {
    const { fault } = this;
    const at = performance.now();
    const kept = PROBES.filter(({ needs }) => !needs.some((part) => this.away.has(part)));
    const answers = await Promise.all(kept.map((probe) => this.put(probe)));
    for (const { name, answer } of answers) {
      this.asked += 1;
      if (answer.status === 200) this.answered += 1;
      else this.missed.push({ fault, probe: name, status: answer.status, code: answer.body?.code, at });
    }
  }

  /** @returns the names of those that have no answer, of all */
  async silent() {
    const answers = await Promise.all([
      ...PROBES.map((probe) => this.put(probe)),
      this.person.tryLogIn().then((answer) => ({ name: 'log-in', answer })),
    ]);
    return answers
      .filter(({ answer }) => answer.status !== 200)
      .map(({ name, answer }) => `${name}: ${answer.status}`);
  }

  async put({ name, path }) {
    const request = { path: typeof path === 'function' ? path() : path, patience: PATIENCE_MS };
    return { name, answer: await this.person.ask(request) };
  }
}
