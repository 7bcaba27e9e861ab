import type { Health, Metrics, PartState } from '@hisaab/observability';

const LEVEL: Record<PartState, number> = { up: 0, late: 1, down: 2 };

/** What `/health/ready` says, as numbers to watch over time. */
export function tellParts(metrics: Metrics, health: Health): void {
  metrics.gauge('health_part_state', '0 up, 1 late, 2 down', ['part'], async (gauge) => {
    for (const { name, state } of await health.report(new Date())) gauge.set({ part: name }, LEVEL[state]);
  });
}
