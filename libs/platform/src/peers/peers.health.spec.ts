import { describe, expect, it } from 'vitest';
import type { Ready } from '@hisaab/contracts';
import { partOf, storageOf } from './peers.health';

const told = (status: Ready['status'], ...checks: Ready['checks']): Ready => ({ status, checks });

describe('what the people are told of a service', () => {
  it('is that it is down when it does not answer or does not serve', () => {
    expect(partOf('ledger', undefined)).toEqual({ name: 'ledger', state: 'down' });
    expect(partOf('ledger', told('not-ready', { name: 'storage', state: 'down' }))).toEqual({
      name: 'ledger',
      state: 'down',
    });
  });

  it('is how late its own work is, and nothing of its calls and brokers', () => {
    const late = { name: 'ledger', state: 'late', secondsLate: 12 };
    expect(partOf('ledger', told('ready', late))).toEqual(late);
    expect(partOf('ledger', told('ready', { name: 'call:reporting', state: 'late' }))).toEqual({
      name: 'ledger',
      state: 'up',
    });
  });

  it('is that it is late when it has had no broker for a while', () => {
    const now = Date.parse('2026-11-23T04:00:30Z');
    const cut = { name: 'kafka', state: 'late', since: '2026-11-23T04:00:10Z' };
    expect(partOf('reporting', told('ready', cut), now)).toEqual({
      name: 'reporting',
      state: 'late',
      secondsLate: 20,
    });
    expect(partOf('billing', told('ready', cut), now)).toEqual({ name: 'billing', state: 'up' });
    const forming = { ...cut, since: '2026-11-23T04:00:27Z' };
    expect(partOf('reporting', told('ready', forming), now)).toEqual({ name: 'reporting', state: 'up' });
  });

  it('is the worst word about the database', () => {
    const up = told('ready', { name: 'storage', state: 'up' });
    const down = told('not-ready', { name: 'storage', state: 'down' });
    expect(storageOf([up, undefined, down])).toEqual([{ name: 'storage', state: 'down' }]);
    expect(storageOf([up, undefined])).toEqual([{ name: 'storage', state: 'up' }]);
    expect(storageOf([undefined])).toEqual([]);
  });
});
