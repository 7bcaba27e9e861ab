import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ask } from './support/answers';
import { askFrom } from './support/other-address';
import { openHouse, type House } from './support/house';
import { Person } from './support/person';
import { servedOperations } from './support/served-document';

/** As `config/limits.yaml` has them: what costs more than a row or two, by user. */
const LIMITS: { path: string; points: number; seconds: number; file?: boolean }[] = [
  { path: '/v1/ledger/export?format=hledger', points: 30, seconds: 60 },
  { path: '/v1/reports/monthly?date=2026-11-20', points: 600, seconds: 60 },
  { path: '/v1/imports', points: 30, seconds: 600, file: true },
];

describe('the limits, at their defaults', () => {
  let house: House;

  beforeAll(async () => {
    house = await openHouse({ HISAAB_LIMITS_PROFILE: 'default' });
  });
  afterAll(() => house?.close());

  /** All at once: a limit that is read first and written later would let more through. */
  async function volley(
    times: number,
    send: (index: number) => Promise<{ status: number }>,
  ): Promise<number[]> {
    const statuses: number[] = [];
    for (let from = 0; from < times; from += 50) {
      const some = Array.from({ length: Math.min(50, times - from) }, (_, index) => send(from + index));
      statuses.push(...(await Promise.all(some)).map(({ status }) => status));
    }
    return statuses;
  }

  function isRefused(answer: { status: number; headers: Headers; body: unknown }, longest: number): void {
    expect(answer.status).toBe(429);
    expect(answer.body).toMatchObject({ status: 429, code: expect.stringMatching(/^too-many-/) as string });
    const seconds = Number(answer.headers.get('retry-after'));
    expect(seconds).toBeGreaterThan(0);
    expect(seconds).toBeLessThanOrEqual(longest);
  }

  for (const { path, points, seconds, file } of LIMITS) {
    it(`lets one user ask ${points} times in ${seconds} s for ${path}`, async () => {
      const [person, other] = [await Person.signUp(house.baseUrl), await Person.signUp(house.baseUrl)];
      const send = (who: Person, index: number) => {
        if (!file) return who.get(path);
        const form = new FormData();
        form.append('file', new Blob([`Date,Note,Amount\n01/11/2026,Tea ${index},-2.00\n`]), 'a.csv');
        return who.post(path, form);
      };
      const statuses = await volley(points + 15, (index) => send(person, index));
      expect(statuses.filter((status) => status < 300)).toHaveLength(points);
      expect(statuses.filter((status) => status === 429)).toHaveLength(15);
      isRefused(await send(person, 0), seconds);
      expect((await send(other, 0)).status).toBeLessThan(300);
      expect((await person.get('/v1/transactions')).status).toBe(200);
    });
  }

  it('counts every form of an export together, and every report of a user', async () => {
    const person = await Person.signUp(house.baseUrl);
    const formats = ['csv', 'xlsx', 'json'];
    const statuses = await volley(40, (index) =>
      person.get(`/v1/exports/transactions?format=${formats[index % 3]}`),
    );
    expect(statuses.filter((status) => status === 200)).toHaveLength(30);
    const reports = ['weekly', 'monthly', 'yearly'];
    const asked = await volley(620, (index) =>
      person.get(`/v1/reports/${reports[index % 3]}?date=2026-11-20`),
    );
    expect(asked.filter((status) => status === 200)).toHaveLength(600);
    isRefused(await person.get('/v1/reports/summary?from=2026-11-01&to=2026-11-30&groupBy=day'), 60);
  });

  it('slows the guessing of a password, whatever address is claimed, and leaves the owner in', async () => {
    const person = await Person.signUp(house.baseUrl);
    // From where the person never was; what a header claims of it must not count.
    const guess = (index: number) =>
      askFrom('127.0.0.2', `${house.baseUrl}/v1/auth/login`, {
        body: { email: person.email, password: `a wrong one ${index}` },
        headers: { 'x-forwarded-for': `10.0.0.${index}`, 'x-real-ip': `10.1.0.${index}` },
      });
    const answers = [];
    for (let index = 0; index < 14; index += 1) answers.push(await guess(index));
    expect(answers.filter(({ status }) => status === 401)).toHaveLength(10);
    const last = answers.at(-1);
    if (last) isRefused(last, 900);
    // The device that signed up here is known.
    const body = { email: person.email, password: person.password };
    const owner = await ask(house.baseUrl, 'POST', '/v1/auth/login', { body });
    expect(owner.status, owner.text).toBe(200);
  });

  it('has every limited operation documented as such', async () => {
    const limited = (await servedOperations(house.baseUrl)).filter(({ statuses }) =>
      statuses.includes('429'),
    );
    expect(limited.map(({ id }) => id).sort()).toEqual([
      'changePassword',
      'exportLedger',
      'exportTransactions',
      'getCalendar',
      'getCashflow',
      'getMonthlyReport',
      'getNetWorth',
      'getRecurring',
      'getSummary',
      'getWeeklyReport',
      'getYearlyReport',
      'loadSample',
      'logIn',
      'refreshTokens',
      'signUp',
      'startImport',
      'verifyLedger',
    ]);
  });
});
