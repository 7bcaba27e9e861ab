import { describe, expect, it } from 'vitest';
import { refuseMissing } from './requirements';

const shared = {
  HISAAB_INTERNAL_TOKEN: 'x',
  RABBITMQ_URL: 'x',
  KAFKA_BROKERS: 'x',
  REDIS_URL: 'x',
};

describe('what a service needs', () => {
  it('is named, all at once, where it is missing', () => {
    expect(() => refuseMissing({ services: ['ledger'], peers: ['auth', 'reporting'] }, {})).toThrow(
      'LEDGER_DATABASE_URL, HISAAB_INTERNAL_TOKEN, RABBITMQ_URL, KAFKA_BROKERS, REDIS_URL, AUTH_URL and REPORTING_URL are missing.',
    );
  });

  it('counts an empty variable as a missing one', () => {
    const environment = { ...shared, USER_DATABASE_URL: '', AUTH_URL: 'x' };
    expect(() => refuseMissing({ services: ['user'], peers: ['auth'] }, environment)).toThrow(
      'USER_DATABASE_URL is missing.',
    );
  });

  it('is the master key instead of a role, where an administrator may make the role', () => {
    expect(() => refuseMissing({ services: ['user'] }, { ...shared, DATABASE_URL: 'x' })).toThrow(
      'HISAAB_MASTER_KEY is missing.',
    );
    expect(() =>
      refuseMissing({ services: ['user'] }, { ...shared, DATABASE_URL: 'x', HISAAB_MASTER_KEY: 'x' }),
    ).not.toThrow();
  });

  it('is nothing but its peers for a program that runs no service', () => {
    expect(() => refuseMissing({ services: [], peers: ['auth'] }, {})).toThrow('AUTH_URL is missing.');
    expect(() => refuseMissing({ services: [] }, {})).not.toThrow();
  });
});
