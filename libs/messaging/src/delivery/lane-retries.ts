import type { Deliverable, Delivery } from './delivery';
import type { BlockedLane, Failures } from './failures';

const LANES_A_TURN = 20;
const ROWS = 500;

/** Tries again what failed, when it is due, and then what is parked behind it. */
export class LaneRetries<Delivered extends Deliverable> {
  constructor(
    private readonly lanes: Map<string, BlockedLane>,
    private readonly failures: Failures<Delivered>,
    private readonly delivery: Delivery<Delivered>,
    private readonly types: readonly string[],
  ) {}

  /** How the lanes stand by the table, which others write to as well. */
  async load(): Promise<void> {
    const lanes = await this.failures.lanes();
    this.lanes.clear();
    for (const [lane, state] of lanes) this.lanes.set(lane, state);
  }

  /** @returns whether anything was due */
  async redeliverDue(isStopping: () => boolean): Promise<boolean> {
    if (this.lanes.size === 0) return false;
    const now = Date.now();
    const due = [...this.lanes]
      .filter(([, { state, dueAt }]) => state === 'healing' || (state === 'waiting' && dueAt <= now))
      .slice(0, LANES_A_TURN);
    for (const [lane, { state }] of due) {
      if (isStopping()) break;
      await this.redeliverLane(lane, state === 'waiting');
    }
    return due.length > 0;
  }

  /** In how many milliseconds the next is due; nothing where none waits. */
  waits(): number[] {
    return [...this.lanes.values()]
      .filter(({ state }) => state === 'waiting')
      .map(({ dueAt }) => dueAt - Date.now());
  }

  /** Its head alone, or, once that has healed, what is parked behind it, in order. */
  private async redeliverLane(lane: string, headOnly: boolean): Promise<void> {
    const rows = await this.failures.inLane(lane, headOnly ? 1 : ROWS);
    if (rows.length === 0) {
      this.lanes.delete(lane);
      return;
    }
    const known = rows.flatMap(({ message }) =>
      message && this.types.includes(message.type) ? [message] : [],
    );
    const done = new Set((await this.delivery.redeliver(known, rows[0]!.attempts)).map(({ id }) => id));
    const stopped = known.find(({ id }) => !done.has(id));
    const through = stopped ? rows.findIndex(({ failureId }) => failureId === stopped.id) : rows.length;
    await this.failures.healed(rows.slice(0, through).map(({ failureId }) => failureId));
    if (!stopped) this.lanes.set(lane, { state: 'healing', dueAt: 0 });
  }
}
