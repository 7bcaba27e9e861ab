import { PassThrough, type Readable } from 'node:stream';
import type { Notification } from '@hisaab/contracts';
import type { Access } from '@hisaab/security';

import { eventFrame, HEARTBEAT_FRAME, positionId, type StreamPosition } from './server-event';
import type { WorkState } from './work-progress';

/** What a client may leave unread before it is cut off; it comes back and reads everything anew. */
const UNREAD_LIMIT_BYTES = 64 * 1024;

/** A book that is written to without a pause is told of at most so often; the next look tells the rest. */
const CHANGE_GAP_MS = 500;

const RUNNING = new Set(['reading', 'queued', 'running']);

/** One open stream: what it was told, and what it is still to be told. */
export class EventConnection {
  private readonly out = new PassThrough({ highWaterMark: 16 * 1024 });
  private readonly openedAt = performance.now();
  private sentMessages: ReadonlySet<string>;
  private readonly sentWork = new Map<string, string>();
  private knowsWork = false;
  private toldChangeAt = Number.NEGATIVE_INFINITY;
  private toldNamesAt = Number.NEGATIVE_INFINITY;

  constructor(
    readonly access: Access,
    private position: StreamPosition,
    recentMessageIds: readonly string[],
  ) {
    this.sentMessages = new Set(recentMessageIds);
    // A client that goes away destroys the stream under us: no error of ours.
    this.out.on('error', () => undefined);
  }

  get stream(): Readable {
    return this.out;
  }

  get isOpen(): boolean {
    return !this.out.destroyed && !this.out.writableEnded;
  }

  get ageSeconds(): number {
    return (performance.now() - this.openedAt) / 1_000;
  }

  onClose(listener: () => void): void {
    this.out.once('close', listener);
  }

  /** A new client reads what there is; one that comes back and missed something reads everything again. */
  greet(lastEventId: string | undefined): void {
    this.write(HEARTBEAT_FRAME);
    if (lastEventId === undefined) this.send('change', { sequence: Number(this.position.sequence) });
    else if (lastEventId !== positionId(this.position)) this.send('resync', {});
  }

  tellChange(sequence: bigint): void {
    if (sequence <= this.position.sequence) return;
    const now = performance.now();
    if (now - this.toldChangeAt < CHANGE_GAP_MS) return;
    this.toldChangeAt = now;
    this.position = { ...this.position, sequence };
    this.send('change', { sequence: Number(sequence) });
  }

  tellRenames(renames: bigint): void {
    if (renames <= this.position.renames) return;
    const now = performance.now();
    if (now - this.toldNamesAt < CHANGE_GAP_MS) return;
    this.toldNamesAt = now;
    this.position = { ...this.position, renames };
    this.send('names', {});
  }

  /** The person's recent messages, oldest first; those that were sent already are known by their ids. */
  tellMessages(recent: readonly Notification[]): void {
    const sent = this.sentMessages;
    this.sentMessages = new Set(recent.map(({ id }) => id));
    for (const message of recent) {
      if (sent.has(message.id)) continue;
      this.position = { ...this.position, messageId: message.id };
      this.send('notification', message);
    }
  }

  tellWork(states: readonly WorkState[]): void {
    for (const { id, event, status, data } of states) {
      const text = JSON.stringify(data);
      if (this.sentWork.get(id) === text) continue;
      this.sentWork.set(id, text);
      // Of what had ended before this stream was opened the page knows.
      if (this.knowsWork || RUNNING.has(status)) this.send(event, data);
    }
    const current = new Set(states.map(({ id }) => id));
    for (const id of this.sentWork.keys()) if (!current.has(id)) this.sentWork.delete(id);
    this.knowsWork = true;
  }

  heartbeat(): void {
    this.write(HEARTBEAT_FRAME);
  }

  close(): void {
    this.out.end();
  }

  private send(event: string, data: unknown): void {
    this.write(eventFrame(event, this.position, data));
  }

  private write(frame: string): void {
    if (!this.isOpen) return;
    if (this.out.writableLength + this.out.readableLength > UNREAD_LIMIT_BYTES) this.out.destroy();
    else this.out.write(frame);
  }
}
