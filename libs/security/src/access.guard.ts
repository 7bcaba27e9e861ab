import { Inject, Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { DomainError } from '@hisaab/kernel';
import { requestContext } from '@hisaab/observability';
import type { Access } from './access';
import { AccessCopies } from './access-copies.repository';
import { PUBLIC_ROUTE, type AccessRequest } from './access.decorators';
import { EndedSessions } from './ended-sessions';
import { TokenVerifier } from './token.verifier';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** Lets a request in when its token holds, its session lives and its book is the user's. */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    @Inject(Reflector) private readonly reflector: Reflector,
    @Inject(TokenVerifier) private readonly verifier: TokenVerifier,
    @Inject(AccessCopies) private readonly copies: AccessCopies,
    @Inject(EndedSessions) private readonly ended: EndedSessions,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    if (context.getType() !== 'http') return true;
    if (this.reflector.getAllAndOverride<boolean>(PUBLIC_ROUTE, [context.getHandler(), context.getClass()]))
      return true;

    const request = context.switchToHttp().getRequest<AccessRequest>();
    const access = await this.verifier.verify(single(request.headers['authorization']));
    const copies = this.copies.refresh();
    if (copies) await copies;
    if (this.ended.has(access.sessionId)) {
      throw new DomainError('session-ended', 'unauthenticated', 'This session has ended. Log in again.');
    }
    const carried = requestContext();
    if (carried) carried.actor = access.userId;
    request.access = await this.inBook(access, namedBook(request));
    return true;
  }

  private async inBook(access: Access, bookId: string | undefined): Promise<Access> {
    if (bookId === undefined || bookId === access.personalBookId) return access;
    if (!UUID.test(bookId) || !(await this.copies.isMember(bookId, access.userId))) {
      throw new DomainError('book-not-found', 'missing', 'There is no such book, or it is not yours.');
    }
    return { ...access, bookId: bookId.toLowerCase() };
  }
}

/**
 * The header names the book; links and downloads, which cannot send one, use ?book=. Two that differ are refused:
 * whichever was followed, somebody's money would go where they did not look.
 */
function namedBook(request: AccessRequest): string | undefined {
  const header = request.headers['x-book-id'];
  const inHeader = header === undefined ? undefined : (single(header) ?? '');
  const { book } = (request.query ?? {}) as { book?: unknown };
  const inQuery = book === undefined || typeof book === 'string' ? book : '';
  if (inHeader === undefined) return inQuery;
  if (inQuery !== undefined && inQuery.toLowerCase() !== inHeader.toLowerCase()) {
    throw new DomainError('book-twice', 'unprocessable', 'X-Book-Id and ?book= name two books. Name one.');
  }
  return inHeader;
}

const single = (header: string | string[] | undefined): string | undefined =>
  Array.isArray(header) ? undefined : header;
