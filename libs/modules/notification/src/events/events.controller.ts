import { Controller, Get, Headers, Inject, Query, Res, UseGuards } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import { noQuery } from '@hisaab/contracts';
import { contract } from '@hisaab/platform';
import { AccessGuard, CurrentAccess, type Access } from '@hisaab/security';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';

import { EventHub } from './event.hub';

const streamHeaders = z.object({
  'last-event-id': z
    .string()
    .regex(/^[!-~]{1,200}$/)
    .optional(),
});

@Controller('v1/events')
@UseGuards(AccessGuard)
export class EventsController {
  constructor(@Inject(EventHub) private readonly hub: EventHub) {}

  @Get()
  @RouteConfig({ produces: ['text/event-stream'] })
  async stream(
    @CurrentAccess() access: Access,
    @Query(contract(noQuery)) _query: unknown,
    @Headers() headers: unknown,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { 'last-event-id': lastEventId } = contract(streamHeaders).transform(headers);
    const { stream } = await this.hub.connect(access, lastEventId);
    void reply
      .header('content-type', 'text/event-stream; charset=utf-8')
      .header('cache-control', 'no-store')
      // nginx and Kong would gather the events otherwise
      .header('x-accel-buffering', 'no')
      .send(stream);
  }
}
