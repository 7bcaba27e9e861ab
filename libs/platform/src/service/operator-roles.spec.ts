import { describe, expect, it } from 'vitest';
import { operatorRoles, rolesToMake } from './service-databases';

describe('roles that the operator made', () => {
  it('are those that the URLs name, of the services that run here', () => {
    const environment = {
      BILLING_DATABASE_URL: 'postgres://money%20in:secret@db.example/hisaab',
      AUTH_DATABASE_URL: '',
      LEDGER_DATABASE_URL: 'postgres://books@db.example/hisaab',
    };
    expect(operatorRoles(environment, ['auth', 'billing'])).toEqual({ billing: { name: 'money in' } });
    expect(rolesToMake(environment, ['billing', 'ledger'])).toEqual({
      billing: { name: 'money in', password: 'secret' },
      ledger: { name: 'books' },
    });
  });

  it.each(['hunter2', 'auth:hunter2', 'postgres://db.example/hisaab'])(
    'need a URL with a role: %s',
    (url) => {
      expect(() => operatorRoles({ AUTH_DATABASE_URL: url }, ['auth'])).toThrow(
        /^AUTH_DATABASE_URL is not a URL that names a role\.$/,
      );
    },
  );
});
