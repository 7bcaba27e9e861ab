import { describe, expect, it } from 'vitest';

import { roleName, rolePassword, roleUrl, serviceUrl } from './roles';

const key = Buffer.alloc(32, 1);
const admin = 'postgres://admin:p%40ss@db.example:5433/hisaab?sslmode=require';

describe('the roles of services', () => {
  it('carry the name of their database, so that two on one server share none', () => {
    expect(roleName('hisaab', 'billing')).toBe('hisaab_billing');
    expect(roleName('other', 'billing')).not.toBe(roleName('hisaab', 'billing'));
  });

  it('stay below the length at which PostgreSQL cuts names, and apart', () => {
    const long = 'a-database-with-a-name-that-goes-on-and-on-and-on-';
    const names = [roleName(`${long}1`, 'notification'), roleName(`${long}2`, 'notification')];
    for (const name of names) expect(Buffer.byteLength(name)).toBeLessThan(64);
    expect(names[0]).not.toBe(names[1]);
  });

  it('have passwords of their own that only the master key gives', () => {
    const password = rolePassword('hisaab', 'auth', key);
    expect(rolePassword('hisaab', 'auth', key)).toBe(password);
    expect(rolePassword('hisaab', 'user', key)).not.toBe(password);
    expect(rolePassword('hisaab', 'auth', Buffer.alloc(32, 2))).not.toBe(password);
  });

  it('log in at the same place as the administrator, with the same settings', () => {
    const url = new URL(roleUrl(admin, 'ledger', key));
    expect(url.username).toBe('hisaab_ledger');
    expect(url.password).toBe(rolePassword('hisaab', 'ledger', key));
    expect(url.host).toBe('db.example:5433');
    expect(url.pathname).toBe('/hisaab');
    expect(url.searchParams.get('sslmode')).toBe('require');
  });

  it('are what the operator says where a variable says so', () => {
    const own = 'postgres://mine@elsewhere/hisaab';
    expect(serviceUrl({ LEDGER_DATABASE_URL: own }, 'ledger', { url: admin, masterKey: key })).toBe(own);
    expect(serviceUrl({}, 'ledger', { url: admin, masterKey: key })).toBe(roleUrl(admin, 'ledger', key));
    expect(() => serviceUrl({}, 'ledger', undefined)).toThrow('LEDGER_DATABASE_URL');
  });
});
