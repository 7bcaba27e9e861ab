import { createHash, timingSafeEqual } from 'node:crypto';
import { Inject, Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { DomainError } from '@hisaab/kernel';
import type { FastifyRequest } from 'fastify';
import type { PlatformConfig } from '../configuration/platform.config';
import { PLATFORM_CONFIG } from '../configuration/tokens';

/** Lets in the other services: doors under /internal, which the gateway does not know. */
@Injectable()
export class InternalGuard implements CanActivate {
  private readonly expected: Buffer | undefined;

  constructor(@Inject(PLATFORM_CONFIG) config: PlatformConfig) {
    const token = config.HISAAB_INTERNAL_TOKEN;
    this.expected = token === undefined ? undefined : digestOf(`Bearer ${token}`);
  }

  canActivate(context: ExecutionContext): boolean {
    // Without a token there is no such door.
    if (!this.expected) throw new DomainError('not-found', 'missing', 'There is nothing at this address.');
    const { authorization = '' } = context.switchToHttp().getRequest<FastifyRequest>().headers;
    // Digests are of equal length, and comparing them takes the same time for every wrong token.
    if (timingSafeEqual(digestOf(authorization), this.expected)) return true;
    throw new DomainError('unauthenticated', 'unauthenticated', 'This address is for the services alone.');
  }
}

function digestOf(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
