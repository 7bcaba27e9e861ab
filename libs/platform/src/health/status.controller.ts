import { Controller, Get, Inject } from '@nestjs/common';
import { SERVICES, type Status } from '@hisaab/contracts';
import { Health } from '@hisaab/observability';

/** The health of the whole: of this process where everything runs in it, else what the services say of themselves. */
export const SYSTEM_STATE = Symbol('the state of the whole');

/** What people know by name; brokers, breakers and keys are for operators, in `/health/ready`. */
const TOLD: ReadonlySet<string> = new Set([...SERVICES, 'storage']);

@Controller('v1/status')
export class StatusController {
  constructor(@Inject(SYSTEM_STATE) private readonly health: Health) {}

  /** In words for the people who use it: which part is up, late or down, and since when. */
  @Get()
  async status(): Promise<Status> {
    const now = new Date();
    const parts = (await this.health.report(now)).filter(({ name }) => TOLD.has(name));
    const worst = parts.some((part) => part.state === 'down')
      ? 'down'
      : parts.some((part) => part.state === 'late')
        ? 'late'
        : 'up';
    return {
      state: worst,
      parts: parts.map(({ name, state, since, secondsLate }) => ({ name, state, since, secondsLate })),
      checkedAt: now.toISOString(),
    };
  }
}
