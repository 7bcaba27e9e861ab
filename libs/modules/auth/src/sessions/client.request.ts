import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type {} from '@fastify/cookie';
import { X_CLIENT } from '@hisaab/contracts';
import { DomainError } from '@hisaab/kernel';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { clientNetwork } from '../throttling/client-address';
import type { Client } from './client';

export const REFRESH_COOKIE = 'hisaab_refresh';
export const DEVICE_COOKIE = 'hisaab_device';
const LONGEST_DEVICE = 200;
const DEVICE_COOKIE_SECONDS = 180 * 86_400;

export const ThisClient = createParamDecorator((_: unknown, context: ExecutionContext): Client =>
  clientOf(context.switchToHttp().getRequest<FastifyRequest>()),
);

export function clientOf(request: FastifyRequest): Client {
  const isWeb = clientHeader(request.headers['x-client']) === 'web';
  return {
    // Fastify's: the connection's own address unless the configuration trusts a proxy.
    network: clientNetwork(request.ip),
    device: deviceName(request.headers['user-agent']),
    isWeb,
    deviceCookie: request.cookies[DEVICE_COOKIE],
    // Without the header a cookie counts for nothing: another site's form cannot send it.
    refreshCookie: isWeb ? request.cookies[REFRESH_COOKIE] : undefined,
  };
}

function clientHeader(header: string | string[] | undefined): string | undefined {
  if (header === undefined || (typeof header === 'string' && X_CLIENT.test(header))) return header;
  throw new DomainError('invalid-request', 'invalid', 'X-Client takes 1 to 64 visible ASCII characters.', {
    errors: [{ path: 'X-Client', message: '1 to 64 visible ASCII characters' }],
  });
}

function deviceName(userAgent: string | undefined): string | null {
  const clean = [...(userAgent ?? '').replace(/[\p{Cc}\p{Cf}\p{Cs}]/gu, ' ').trim()]
    .slice(0, LONGEST_DEVICE)
    .join('');
  return clean === '' ? null : clean;
}

/** Browsers count http://localhost as secure, so `Secure` holds there too. */
const COOKIE = { httpOnly: true, secure: true, sameSite: 'strict', path: '/v1/auth' } as const;

export function keepRefreshToken(reply: FastifyReply, token: string, seconds: number): void {
  void reply.setCookie(REFRESH_COOKIE, token, { ...COOKIE, maxAge: seconds });
}

export function dropRefreshToken(reply: FastifyReply): void {
  void reply.clearCookie(REFRESH_COOKIE, COOKIE);
}

export function keepDevice(reply: FastifyReply, cookie: string): void {
  void reply.setCookie(DEVICE_COOKIE, cookie, { ...COOKIE, maxAge: DEVICE_COOKIE_SECONDS });
}
