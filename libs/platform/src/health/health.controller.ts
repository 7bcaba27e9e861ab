import { Controller, Get, Header, Inject, Res } from '@nestjs/common';
import type { Live, Ready } from '@hisaab/contracts';
import { Health, Metrics } from '@hisaab/observability';
import type { FastifyReply } from 'fastify';

/** For operators and probes; the gateway routes none of these. */
@Controller()
export class HealthController {
  constructor(
    @Inject(Health) private readonly health: Health,
    @Inject(Metrics) private readonly metrics: Metrics,
  ) {}

  @Get('health/live')
  live(): Live {
    return { status: 'live' };
  }

  @Get('health/ready')
  async ready(@Res({ passthrough: true }) reply: FastifyReply): Promise<Ready> {
    const parts = await this.health.report(new Date());
    const ready = !this.health.isDraining() && parts.every((part) => part.state !== 'down');
    void reply.status(ready ? 200 : 503);
    return { status: ready ? 'ready' : 'not-ready', checks: parts.map((part) => ({ ...part })) };
  }

  @Get('metrics')
  @Header('content-type', 'text/plain; version=0.0.4; charset=utf-8')
  text(): Promise<string> {
    return this.metrics.text();
  }
}
