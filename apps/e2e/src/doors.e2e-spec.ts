import { bookFingerprint, eventually, expectDrained } from '@hisaab/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ask } from './support/answers';
import { forgedTokens } from './support/forged-tokens';
import { neighbour, SECRET_WORDS, type Neighbour } from './support/neighbour';
import { openHouse, type House } from './support/house';
import { Person } from './support/person';
import { addressOf, requestOf, servedOperations, type ServedOperation } from './support/served-document';

/** Whose id stands in a path: by the noun before it. */
function idIn(path: string, ids: Readonly<Record<string, string>>): string | undefined {
  if (path.endsWith('/transactions/{id}/restore')) return ids['deletedTransaction'];
  const noun = /\/([a-z]+)\/\{/.exec(path)?.[1];
  return noun === undefined ? undefined : ids[noun];
}

describe('who may do what, over every operation of the served document', () => {
  let house: House;
  let operations: readonly ServedOperation[];
  let guarded: readonly ServedOperation[];
  let theirs: Neighbour;
  let me: Person;
  let shortLived: Person;

  beforeAll(async () => {
    house = await openHouse();
    shortLived = await house.meanwhile({ AUTH_ACCESS_TOKEN_TTL: '5' }, (door) => Person.signUp(door));
    shortLived = shortLived.at(house.baseUrl);
    operations = await servedOperations(house.baseUrl);
    guarded = operations.filter(({ isPublic }) => !isPublic);
    theirs = await neighbour(house.baseUrl);
    me = await Person.signUp(house.baseUrl);
    await me.get('/v1/accounts');
    await expectDrained(house.admin);
  });
  afterAll(() => house?.close());

  /** What was tried changed nothing of theirs, in any table. */
  async function leavesTheirsAlone(work: () => Promise<void>): Promise<void> {
    const before = await bookFingerprint(house.admin, theirs.person.bookId);
    expect(Object.keys(before).length).toBeGreaterThan(10);
    await work();
    await expectDrained(house.admin);
    expect(await bookFingerprint(house.admin, theirs.person.bookId)).toEqual(before);
  }

  it('wants a token that holds', async () => {
    const good = me.signedUp.accessToken;
    const keys = await ask(house.baseUrl, 'GET', '/.well-known/jwks.json');
    const [key] = keys.body['keys'] as object[];
    await eventually(
      async () => {
        const answer = await shortLived.get('/v1/users/me');
        expect(answer.status).toBe(401);
      },
      { timeout: 15_000, interval: 200 },
    );
    const headers: Record<string, Record<string, string>> = {
      'no token': {},
      'an empty one': { authorization: '' },
      'another scheme': { authorization: `Basic ${good}` },
      'in the query only': {},
      'an expired one': { authorization: `Bearer ${shortLived.signedUp.accessToken}` },
    };
    for (const [name, token] of Object.entries(forgedTokens(good, key ?? {}))) {
      headers[name] = { authorization: `Bearer ${token}` };
    }
    expect(guarded.length).toBeGreaterThan(45);
    for (const operation of guarded) {
      const request = requestOf(operation);
      for (const [name, forged] of Object.entries(headers)) {
        const answer = await ask(house.baseUrl, operation.method, addressOf(operation), {
          body: request.body,
          headers: { ...request.headers, ...forged },
        });
        expect(`${name}, ${operation.id}: ${answer.status}`).toBe(`${name}, ${operation.id}: 401`);
        expect(answer.headers.get('www-authenticate')).toBe('Bearer');
        expect(answer.headers.get('content-type')).toContain('application/problem+json');
        expect(answer.headers.get('cache-control')).toBe('no-store');
        expect(answer.body).toMatchObject({ status: 401, requestId: answer.headers.get('x-request-id') });
      }
    }
  });

  it('finds nothing of another user by its id in a path', async () => {
    await leavesTheirsAlone(async () => {
      const withId = operations.filter(({ path }) => path.includes('{'));
      expect(withId.length).toBeGreaterThan(15);
      for (const operation of withId) {
        const id = idIn(operation.path, theirs.ids);
        if (id === undefined) throw new Error(`the neighbour has nothing for ${operation.path}`);
        const { body, headers } = requestOf(operation);
        const path = addressOf(operation, { id });
        const answer = await me.call(operation.method, path, body, headers);
        expect(`${operation.id}: ${answer.status}`).toBe(`${operation.id}: 404`);
        for (const word of SECRET_WORDS) expect(answer.text).not.toContain(word);
        // The same request with the right person is no 404, so it was the person that was refused.
        if (operation.method !== 'GET') continue;
        const own = await theirs.person.call(operation.method, path, body, headers);
        expect(`${operation.id}: ${own.status}`).toBe(`${operation.id}: 200`);
      }
    });
  });

  it('does not enter another user’s book by header or link', async () => {
    const { bookId } = theirs.person;
    await leavesTheirsAlone(async () => {
      for (const operation of guarded.filter(({ isOfBook }) => isOfBook)) {
        const id = idIn(operation.path, theirs.ids) ?? '';
        const asMe = (address: string, book: Record<string, string>) => {
          const { body, headers } = requestOf(operation);
          const authorization = `Bearer ${me.signedUp.accessToken}`;
          return ask(house.baseUrl, operation.method, address, {
            body,
            headers: { ...headers, ...book, authorization },
          });
        };
        const linked = addressOf(operation, { id, query: { book: bookId } });
        const byHeader = await asMe(addressOf(operation, { id }), { 'x-book-id': bookId });
        const byLink = await asMe(linked, {});
        const isRead = operation.method === 'GET';
        const mixed = isRead ? await asMe(linked, { 'x-book-id': me.bookId }) : byLink;
        expect([operation.id, byHeader.status, byLink.status]).toEqual([operation.id, 404, 404]);
        expect([operation.id, mixed.text.includes(bookId)]).toEqual([operation.id, false]);
      }
    });
  });

  it('refuses another user’s ids inside a body', async () => {
    const { ids } = theirs;
    const inr = { amount: '10.00', currency: 'INR' };
    const entry = { type: 'expense', amount: inr, date: '2026-11-20' };
    const mine = await me.post<{ id: string; payeeId: string }>('/v1/transactions', {
      ...entry,
      payee: 'Mine',
    });
    const category = await me.post<{ id: string }>('/v1/categories', { name: 'Mine', kind: 'expense' });
    const one = `/v1/transactions/${mine.body.id}`;
    const accountId = ids['accounts'];
    const categoryId = ids['categories'];
    const tries: [string, string, unknown][] = [
      ['POST', '/v1/transactions', { ...entry, accountId }],
      ['POST', '/v1/transactions', { ...entry, categoryId }],
      ['POST', '/v1/transactions', { ...entry, type: 'transfer', toAccountId: accountId }],
      ['POST', '/v1/transactions', { ...entry, splits: [{ categoryId, amount: inr }] }],
      ['PATCH', one, { accountId }],
      ['PATCH', one, { categoryId }],
      ['PATCH', one, { type: 'transfer', toAccountId: accountId }],
      ['PATCH', one, { splits: [{ categoryId, amount: inr }] }],
      ['POST', '/v1/categories', { name: 'Under theirs', kind: 'expense', parentId: categoryId }],
      ['PATCH', `/v1/categories/${category.body.id}`, { parentId: categoryId }],
      ['PATCH', `/v1/payees/${mine.body.payeeId}`, { mergeInto: ids['payees'] }],
      ['POST', '/v1/templates', { name: 'T', type: 'expense', accountId }],
      ['POST', '/v1/templates', { name: 'T', type: 'expense', categoryId }],
      ['POST', '/v1/templates', { name: 'T', type: 'transfer', toAccountId: accountId }],
      ['DELETE', `/v1/categories/${category.body.id}?moveTo=${categoryId}`, undefined],
      ['POST', '/v1/transactions/bulk', { ids: [mine.body.id], change: { categoryId } }],
      ['POST', '/v1/transactions/bulk', { ids: [mine.body.id], change: { accountId } }],
    ];
    await leavesTheirsAlone(async () => {
      for (const [method, path, body] of tries) {
        const headers: Record<string, string> = method === 'POST' ? {} : { 'if-match': '"1"' };
        const answer = await me.call(method, path, body, headers);
        expect([404, 422], `${method} ${path} ${JSON.stringify(body)}: ${answer.text}`).toContain(
          answer.status,
        );
      }
      // Rows that are not there are not counted, so nothing is told by the number either.
      const bulk = { ids: [ids['transactions'], mine.body.id], change: { addTags: ['seen'] } };
      const done = await me.post('/v1/transactions/bulk', bulk);
      if (done.status === 200) expect(done.body).toMatchObject({ changed: 1 });
      else expect([404, 409, 422]).toContain(done.status);
      // The same id in another book is another row.
      const sameId = await me.post<{ bookId: string }>('/v1/transactions', {
        ...entry,
        id: ids['transactions'],
      });
      expect(sameId.status, sameId.text).toBe(201);
      expect(sameId.body.bookId).toBe(me.bookId);
    });
  });

  it('shows nothing of another user in lists, reports, exports, changes and search', async () => {
    const everything = [...SECRET_WORDS, ...Object.values(theirs.ids), theirs.person.email, '777.77'];
    // Their transaction's id was taken in my book by the test above; my own rows may show it.
    const leaks = everything.filter((word) => word !== theirs.ids['transactions']);
    const asked: Record<string, readonly string[]> = {
      q: ['Quizzaciously', 'xylophonic', 'zebrafishtag', '%', '_'],
      tag: ['zebrafishtag'],
      account: [`account:${theirs.ids['accounts']}`],
      accountId: [theirs.ids['accounts'] ?? ''],
      categoryId: [theirs.ids['categories'] ?? ''],
      payeeId: [theirs.ids['payees'] ?? ''],
      transactionId: [theirs.ids['transactions'] ?? ''],
      minAmount: ['777'],
      format: ['csv', 'json', 'hledger', 'beancount'],
      since: ['0'],
    };
    const reads = guarded.filter(({ method, path }) => method === 'GET' && !path.includes('{'));
    for (const operation of reads) {
      const queries: Record<string, string>[] = [{}];
      for (const { name } of operation.query) {
        for (const value of asked[name] ?? []) queries.push({ [name]: value });
      }
      for (const query of queries) {
        const address = addressOf(operation, { query: { ...dates(operation), ...query } });
        const answer = await ask(house.baseUrl, 'GET', address, {
          headers: { authorization: `Bearer ${me.signedUp.accessToken}` },
        });
        expect([200, 400, 404], `${address}: ${answer.text}`).toContain(answer.status);
        if (query['transactionId'] === undefined) expect([200, 400]).toContain(answer.status);
        const sent = Object.values(query);
        for (const leak of leaks.filter((word) => !sent.some((value) => value.includes(word)))) {
          expect(`${address} ${answer.text.includes(leak) ? leak : ''}`).toBe(`${address} `);
        }
      }
    }
  });
});

/** The days of the neighbour's rows, where the operation takes days. */
function dates(operation: ServedOperation): Record<string, string> {
  const names = operation.query.map(({ name }) => name);
  return {
    ...(names.includes('from') ? { from: '2026-11-01', to: '2026-11-30' } : {}),
    ...(names.includes('date') ? { date: '2026-11-20' } : {}),
  };
}
