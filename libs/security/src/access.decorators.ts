import { createParamDecorator, SetMetadata, type ExecutionContext } from '@nestjs/common';
import type { Access } from './access';

export const PUBLIC_ROUTE = 'hisaab:public';

/** A request as the guard leaves it. */
export interface AccessRequest {
  headers: Record<string, string | string[] | undefined>;
  query?: unknown;
  access?: Access;
}

/** A route of a guarded controller that nobody has to be logged in for. */
export const Public = (): MethodDecorator & ClassDecorator => SetMetadata(PUBLIC_ROUTE, true);

/** The access that AccessGuard verified. Fails closed on a route that forgot the guard. */
export function accessOf(request: object): Access {
  const { access } = request as Partial<AccessRequest>;
  if (!access) throw new Error('The route has no AccessGuard, so there is no access to hand out');
  return access;
}

export const CurrentAccess = createParamDecorator((_: unknown, context: ExecutionContext): Access =>
  accessOf(context.switchToHttp().getRequest<AccessRequest>()),
);
