import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';

import { today } from '../faults/load.mjs';
import { Person } from '../faults/person.mjs';

const PEOPLE = 6;

/**
 * Requests at a steady rate, each asked once: what a release may not cost. Recordings, lists, reports and pages in
 * turn; whatever is not answered well is kept, with its moment and what was said.
 */
export class Steady {
  failures = [];
  recorded = [];
  asked = 0;
  #underWay = new Set();
  #turn = 0;

  constructor(url, people, perSecond) {
    this.url = url;
    this.people = people;
    this.perSecond = perSecond;
    this.mark = randomUUID().slice(0, 8);
  }

  /** @param {string} url @param {number} perSecond */
  static async of(url, perSecond) {
    const people = await Promise.all(Array.from({ length: PEOPLE }, () => Person.signUp(url)));
    for (const person of people) await setUp(person);
    return new Steady(url, people, perSecond);
  }

  start() {
    const begun = performance.now();
    let due = 0;
    this.timer = setInterval(() => {
      const wanted = Math.floor(((performance.now() - begun) / 1_000) * this.perSecond);
      for (; due < wanted; due += 1) this.#one();
    }, 20);
  }

  async stop() {
    clearInterval(this.timer);
    while (this.#underWay.size > 0) await pause(50);
  }

  #one() {
    const number = this.#turn;
    this.#turn += 1;
    const person = this.people[number % this.people.length];
    const request = REQUESTS[Math.floor(number / this.people.length) % REQUESTS.length](this.mark, number);
    const work = this.#put(person, request);
    this.#underWay.add(work);
    void work.finally(() => this.#underWay.delete(work));
  }

  async #put(person, { wanted = 200, ...request }) {
    const at = new Date().toISOString();
    const answer = await person.ask(request);
    this.asked += 1;
    if (answer.status === wanted) {
      if (wanted === 201) this.recorded.push({ person, id: answer.body.id });
      return;
    }
    const { status, ms, body, headers } = answer;
    const said = JSON.stringify(body ?? null);
    this.failures.push(
      `${at} ${request.method ?? 'GET'} ${request.path}: ${status} after ${ms.toFixed(0)} ms ${said} ${headers?.get('x-request-id') ?? ''}`,
    );
  }

  /** Those that were acknowledged and that billing does not have, or has twice. */
  async unaccounted() {
    const shown = new Map();
    for (const person of this.people) {
      for (const { id } of await person.list('/v1/transactions?limit=200')) {
        shown.set(id, (shown.get(id) ?? 0) + 1);
      }
    }
    const once = this.recorded.filter(({ id }) => shown.get(id) === 1).length;
    return this.recorded.length - once;
  }
}

const record = (mark, number) => ({
  method: 'POST',
  path: '/v1/transactions',
  wanted: 201,
  headers: { 'idempotency-key': randomUUID() },
  body: {
    type: 'expense',
    amount: { amount: `${1 + (number % 900)}.50`, currency: 'INR' },
    date: today(),
    payee: `Shop ${number % 7}`,
    note: `${mark}-${number}`,
  },
});
const reading = (path) => () => ({ path: typeof path === 'function' ? path() : path });
const REQUESTS = [
  record,
  reading('/v1/accounts'),
  record,
  reading('/v1/transactions?limit=20'),
  record,
  reading(() => `/v1/reports/monthly?date=${today()}`),
  record,
  reading('/v1/users/me'),
  record,
  reading('/v1/ledger/trial-balance'),
  record,
  reading('/v1/notifications'),
  record,
  reading('/v1/auth/sessions'),
  record,
  reading('/'),
];

/** A book comes over RabbitMQ, soon after its owner. */
async function setUp(person) {
  for (let tries = 0; tries < 200; tries += 1) {
    const { status, body } = await person.ask({ path: '/v1/accounts' });
    if (status === 200 && body.items.length > 0) return;
    await pause(200);
  }
  throw new Error('A new book is not set up.');
}
