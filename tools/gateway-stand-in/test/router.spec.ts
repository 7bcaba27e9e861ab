import { describe, expect, it } from 'vitest';
import { kongFile, type KongInput } from '../../kong/rules/entities';
import { normalPath, upstreamPath } from '../path';
import { Router } from '../router';

type RouteInput = NonNullable<KongInput['routes']>[number];

function find(routes: RouteInput[], asked: Partial<Parameters<Router['find']>[0]>): string | undefined {
  const router = new Router(kongFile.parse({ _format_version: '3.0', routes }));
  return router.find({ method: 'GET', host: 'localhost', path: '/', headers: {}, ...asked })?.route.name;
}

/** The order is that of Kong's router (`traditional_compatible`), as its source has it. */
describe('the routes of the stand-in', () => {
  it('takes the longest prefix, and a regular expression before any', () => {
    const routes = [
      { name: 'short', paths: ['/v1'] },
      { name: 'long', paths: ['/v1/accounts'] },
      { name: 'pattern', paths: ['~/v1/a[a-z]+$'] },
    ];
    expect(find(routes, { path: '/v1/accounts/7' })).toBe('long');
    expect(find(routes, { path: '/v1/accounts' })).toBe('pattern');
    expect(find(routes, { path: '/v1x' })).toBe('short');
    expect(find(routes, { path: '/v2' })).toBeUndefined();
  });

  it('orders regular expressions by regex_priority', () => {
    const routes = [
      { name: 'any', paths: ['~/v1/transactions/[^/]+$'] },
      { name: 'bulk', paths: ['~/v1/transactions/bulk$'], regex_priority: 10 },
    ];
    expect(find(routes, { path: '/v1/transactions/bulk' })).toBe('bulk');
    expect(find(routes, { path: '/v1/transactions/7' })).toBe('any');
    expect(find(routes, { path: '/v1/transactions/7/restore' })).toBeUndefined();
  });

  it('takes the route with more conditions first', () => {
    const routes = [
      { name: 'pattern', paths: ['~/v1/accounts$'], regex_priority: 100 },
      { name: 'method', methods: ['GET'], paths: ['/v1'] },
      { name: 'host', methods: ['GET'], hosts: ['hisaab.example'], paths: ['/v1'] },
      { name: 'header', methods: ['GET'], headers: { 'x-client': ['web'] }, paths: ['/v1'] },
    ];
    const path = '/v1/accounts';
    expect(find(routes, { path })).toBe('method');
    expect(find(routes, { path, method: 'POST' })).toBe('pattern');
    expect(find(routes, { path, host: 'hisaab.example' })).toBe('host');
    expect(find(routes, { path, headers: { 'x-client': 'web' } })).toBe('header');
  });

  it('reads hosts with and without a port, and with a star', () => {
    const routes = [
      { name: 'star', hosts: ['*.hisaab.example'], paths: ['/'] },
      { name: 'plain', hosts: ['app.hisaab.example'], paths: ['/'] },
      { name: 'port', hosts: ['localhost:8000'], paths: ['/'] },
    ];
    expect(find(routes, { host: 'app.hisaab.example' })).toBe('plain');
    expect(find(routes, { host: 'other.hisaab.example:8000' })).toBe('star');
    expect(find(routes, { host: 'localhost:8000' })).toBe('port');
    expect(find(routes, { host: 'localhost' })).toBeUndefined();
  });

  it('reads a path as one, however it is written', () => {
    expect(normalPath('/v1/../internal/./x')).toBe('/internal/x');
    expect(normalPath('//v1///accounts/')).toBe('/v1/accounts/');
    expect(normalPath('/%76%31/a%2fb/%E0%A4%85')).toBe('/v1/a%2Fb/%E0%A4%85');
    expect(normalPath('/..')).toBe('/');
    expect(normalPath('/a/..')).toBe('/');
  });

  it('takes the route’s part off where it says so', () => {
    const service = { path: undefined };
    expect(upstreamPath('/v1/accounts', '/v1', false, service)).toBe('/v1/accounts');
    expect(upstreamPath('/v1/accounts', '/v1', true, service)).toBe('/accounts');
    expect(upstreamPath('/v1', '/v1', true, service)).toBe('/');
    expect(upstreamPath('/accounts', '/', true, { path: '/base' })).toBe('/base/accounts');
  });
});
