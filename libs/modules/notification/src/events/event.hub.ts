import { Inject, Injectable, Logger, type OnModuleDestroy } from '@nestjs/common';
import { DomainError } from '@hisaab/kernel';
import { ModuleConfig } from '@hisaab/platform';
import { AccessCopies, EndedSessions, type Access } from '@hisaab/security';

import { MessagesRepository, viewOf } from '../messages/messages.repository';
import type { NotificationConfig } from '../notification.config';
import { BEFORE_ALL, BookPositionsRepository } from './book-positions.repository';
import { EventConnection } from './event.connection';
import { WorkProgress } from './work-progress';

const STREAMS_PER_PERSON = 12;
const STREAMS_PER_PROCESS = 5_000;
/** Many wake-ups within this time are one look. */
const GATHER_MS = 20;

/**
 * The open streams of this process. All of them together ask the tables once a look, and nobody asks where
 * nobody listens; what another process did is seen by the next look, what this one did wakes it.
 */
@Injectable()
export class EventHub implements OnModuleDestroy {
  private readonly logger = new Logger('EventHub');
  private readonly connections = new Set<EventConnection>();
  private readonly timers = new Set<NodeJS.Timeout>();
  private gathering: NodeJS.Timeout | undefined;
  private looking: Promise<void> | undefined;
  private isDraining = false;

  constructor(
    @Inject(BookPositionsRepository) private readonly positions: BookPositionsRepository,
    @Inject(MessagesRepository) private readonly messages: MessagesRepository,
    @Inject(WorkProgress) private readonly work: WorkProgress,
    @Inject(AccessCopies) private readonly copies: AccessCopies,
    @Inject(EndedSessions) private readonly ended: EndedSessions,
    @Inject(ModuleConfig) private readonly config: NotificationConfig,
  ) {}

  get open(): number {
    return this.connections.size;
  }

  async connect(access: Access, lastEventId: string | undefined): Promise<EventConnection> {
    this.refuseWhenFull();
    const { userId, bookId } = access;
    const [positions, recent, messageId] = await Promise.all([
      this.positions.of([bookId]),
      this.messages.recent([userId]),
      this.messages.newestId(userId),
    ]);
    this.refuseWhenFull();
    const position = { ...(positions.get(bookId) ?? BEFORE_ALL), messageId };
    const ids = recent.map(({ id }) => id);
    const connection = new EventConnection(access, position, ids);
    this.makeRoomFor(userId);
    this.connections.add(connection);
    connection.onClose(() => this.forget(connection));
    connection.greet(lastEventId);
    this.startTimers();
    this.wake();
    return connection;
  }

  /** Something happened here, to these books or to anybody: look at once. */
  wake(bookIds?: readonly string[]): void {
    if (this.connections.size === 0 || this.gathering) return;
    if (bookIds && ![...this.connections].some(({ access }) => bookIds.includes(access.bookId))) return;
    this.gathering = setTimeout(() => {
      this.gathering = undefined;
      void this.look();
    }, GATHER_MS);
  }

  /** The first step of a shutdown: streams would hold it up for ever. */
  onModuleDestroy(): void {
    this.isDraining = true;
    this.stopTimers();
    for (const connection of this.connections) connection.close();
  }

  private refuseWhenFull(): void {
    if (!this.isDraining && this.connections.size < STREAMS_PER_PROCESS) return;
    throw new DomainError('unavailable', 'unavailable', 'No stream can be opened now; come again shortly.', {
      retryAfterSeconds: 2,
    });
  }

  private makeRoomFor(userId: string): void {
    const own = [...this.connections].filter(({ access }) => access.userId === userId);
    for (const oldest of own.slice(0, Math.max(0, own.length - STREAMS_PER_PERSON + 1))) oldest.close();
  }

  private forget(connection: EventConnection): void {
    this.connections.delete(connection);
    if (this.connections.size === 0) this.stopTimers();
  }

  private startTimers(): void {
    if (this.timers.size > 0) return;
    const heartbeat = (): void => {
      for (const connection of this.connections) connection.heartbeat();
    };
    this.timers.add(setInterval(heartbeat, this.config.HISAAB_EVENTS_HEARTBEAT_SECONDS * 1_000).unref());
    this.timers.add(setInterval(() => void this.look(), this.config.HISAAB_EVENTS_POLL_MILLISECONDS).unref());
  }

  private stopTimers(): void {
    for (const timer of this.timers) clearInterval(timer);
    this.timers.clear();
    clearTimeout(this.gathering);
    this.gathering = undefined;
  }

  /** One look at a time; a failing one is tried again by the timer, and the streams stay open. */
  private look(): Promise<void> {
    this.looking ??= this.tellAll()
      .catch((error: unknown) => this.logger.warn(`The event streams could not be fed: ${String(error)}`))
      .finally(() => (this.looking = undefined));
    return this.looking;
  }

  private async tellAll(): Promise<void> {
    await this.endWhatMayNotGoOn();
    const connections = [...this.connections];
    if (connections.length === 0) return;
    const bookIds = [...new Set(connections.map(({ access }) => access.bookId))];
    const userIds = [...new Set(connections.map(({ access }) => access.userId))];
    const [positions, recent, work] = await Promise.all([
      this.positions.of(bookIds),
      this.messages.recent(userIds),
      this.work.of(bookIds),
    ]);
    for (const connection of connections) {
      const { userId, bookId } = connection.access;
      connection.tellMessages(recent.filter((message) => message.userId === userId).map(viewOf));
      connection.tellWork(work.filter((state) => state.bookId === bookId));
      const { sequence, renames } = positions.get(bookId) ?? BEFORE_ALL;
      connection.tellChange(sequence);
      connection.tellRenames(renames);
    }
  }

  /** A stream has no more rights than a request: its session, its membership and its token's life end it. */
  private async endWhatMayNotGoOn(): Promise<void> {
    await this.copies.refresh();
    for (const connection of this.connections) {
      const { sessionId, userId, bookId, personalBookId } = connection.access;
      const isOver =
        this.ended.has(sessionId) ||
        connection.ageSeconds > this.config.HISAAB_EVENTS_LIFETIME_SECONDS ||
        (bookId !== personalBookId && !(await this.copies.isMember(bookId, userId)));
      if (isOver) connection.close();
    }
  }
}
