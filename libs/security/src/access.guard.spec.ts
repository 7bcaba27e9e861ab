import 'reflect-metadata';
import type { ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { Database } from '@hisaab/database';
import { describe, expect, it } from 'vitest';
import type { Access } from './access';
import { AccessCopies } from './access-copies.repository';
import { Public, type AccessRequest } from './access.decorators';
import { AccessGuard } from './access.guard';
import { EndedSessions } from './ended-sessions';
import type { TokenVerifier } from './token.verifier';

const mine = '0198a000-0000-7000-8000-000000000003';
const shared = '0198a000-0000-7000-8000-00000000000a';
const access: Access = {
  userId: '0198a000-0000-7000-8000-000000000001',
  sessionId: '0198a000-0000-7000-8000-000000000002',
  ...{ bookId: mine, personalBookId: mine, currency: 'INR', timezone: 'Asia/Kolkata', locale: 'en-IN' },
};

class Routes {
  guarded(): void {}
  @Public()
  open(): void {}
}

function setUp(rows: { ended?: string[]; role?: string; fail?: boolean } = {}) {
  const asked: unknown[] = [];
  const database = {
    query: (statement: { name: string }, values: unknown[]) => {
      asked.push([statement.name, ...values]);
      if (rows.fail) return Promise.reject(new Error('database down'));
      if (statement.name === 'membership') return Promise.resolve(rows.role ? [{ role: rows.role }] : []);
      return Promise.resolve((rows.ended ?? []).map((session_id) => ({ session_id })));
    },
  } as unknown as Database;
  const ended = new EndedSessions();
  const verifier = { verify: () => Promise.resolve(access) } as unknown as TokenVerifier;
  const guard = new AccessGuard(new Reflector(), verifier, new AccessCopies(database, ended), ended);
  const enter = async (
    request: Partial<AccessRequest> = {},
    handler: () => void = Routes.prototype.guarded,
  ) => {
    const whole: AccessRequest = { headers: {}, ...request };
    const context = {
      getType: () => 'http',
      getHandler: () => handler,
      getClass: () => Routes,
      switchToHttp: () => ({ getRequest: () => whole }),
    } as unknown as ExecutionContext;
    await guard.canActivate(context);
    return whole.access;
  };
  return { enter, ended, asked };
}

describe('the access guard', () => {
  it('lets a live session into its personal book, and a public route in without a token', async () => {
    const { enter } = setUp();
    expect(await enter()).toEqual(access);
    expect(await enter({ headers: { 'x-book-id': mine } })).toEqual(access);
    expect(await enter({}, Routes.prototype.open)).toBeUndefined();
  });

  it('refuses an ended session: at once when told in this process, else from the copy', async () => {
    const told = setUp();
    await told.enter();
    told.ended.add(access.sessionId);
    await expect(told.enter()).rejects.toMatchObject({ code: 'session-ended', kind: 'unauthenticated' });
    await expect(setUp({ ended: [access.sessionId] }).enter()).rejects.toMatchObject({
      code: 'session-ended',
    });
  });

  it('asks the copies at most every half second, and fails closed when they cannot be read', async () => {
    const { enter, asked } = setUp();
    await Promise.all([enter(), enter(), enter()]);
    await enter();
    expect(asked).toHaveLength(1);
    await expect(setUp({ fail: true }).enter()).rejects.toThrow('database down');
  });

  it('lets a member into a shared book, by header or by link, and nobody else', async () => {
    const { enter, asked } = setUp({ role: 'owner' });
    expect((await enter({ headers: { 'x-book-id': shared } }))?.bookId).toBe(shared);
    expect((await enter({ query: { book: shared.toUpperCase() } }))?.bookId).toBe(shared);
    expect(asked).toContainEqual(['membership', shared, access.userId]);
    for (const role of [undefined, 'none']) {
      const stranger = setUp(role === undefined ? {} : { role });
      await expect(stranger.enter({ headers: { 'x-book-id': shared } })).rejects.toMatchObject({
        code: 'book-not-found',
        kind: 'missing',
      });
    }
    for (const odd of ['', 'x', `${shared}'`]) {
      await expect(enter({ headers: { 'x-book-id': odd } })).rejects.toMatchObject({
        code: 'book-not-found',
      });
      await expect(enter({ query: { book: [odd] } })).rejects.toMatchObject({ code: 'book-not-found' });
    }
  });

  it('takes the same book twice, and refuses two that differ before anything is asked', async () => {
    const { enter, asked } = setUp({ role: 'owner' });
    const both = (header: string, book: string) =>
      enter({ headers: { 'x-book-id': header }, query: { book } });
    expect((await both(shared, shared.toUpperCase()))?.bookId).toBe(shared);
    const before = asked.length;
    for (const [header, book] of [
      [mine, shared],
      [shared, mine],
      [shared, ''],
    ] as const) {
      await expect(both(header, book)).rejects.toMatchObject({ code: 'book-twice', kind: 'unprocessable' });
    }
    expect(asked).toHaveLength(before);
  });
});
