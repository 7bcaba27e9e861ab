import { connect, type ChannelModel } from 'amqplib';

import { inTime } from '../in-time';
import { Signal } from '../signal';
import { describe, Trouble } from '../trouble';

export interface RabbitAddress {
  /** `amqp://` or `amqps://`, with account and virtual host. */
  readonly url: string;
  /** The certificates, in PEM, of whom to believe; without them the system's. */
  readonly ca?: string | undefined;
}

/** A machine that hangs is known after two to three of these, on either side: a dead consumer's work moves on. */
const HEARTBEAT_SECONDS = 3;
const CONNECT_MS = 10_000;
const CLOSE_MS = 2_000;

export async function connectRabbit({ url, ca }: RabbitAddress, name: string): Promise<ChannelModel> {
  const address = new URL(url);
  address.searchParams.set('heartbeat', String(HEARTBEAT_SECONDS));
  const model = await connect(address.href, {
    ...(ca === undefined ? {} : { ca: [ca] }),
    timeout: CONNECT_MS,
    noDelay: true,
    clientProperties: { connection_name: `hisaab ${name}` },
  });
  // It is followed by `close`; without a listener it would end the process.
  model.on('error', () => undefined);
  return model;
}

/** One connection that comes back: connects, sets up, and begins again when anything of it breaks. */
export class RabbitConnection {
  private readonly signal = new Signal();
  private readonly trouble: Trouble;
  private running: Promise<void> | undefined;
  private stopping = false;
  private isUp = false;
  private isBlocked = false;
  /** Why it broke last. */
  private reason: unknown;
  private end: ((reason: unknown) => void) | undefined;

  constructor(
    private readonly address: RabbitAddress,
    private readonly name: string,
    private readonly events: {
      /** Opens what it needs on the new connection; it begins again when that throws or says that it broke. */
      setUp(model: ChannelModel, broke: (reason: unknown) => void): Promise<void>;
      /** The connection and all its channels are gone. */
      gone(reason: unknown): void;
    },
  ) {
    this.trouble = new Trouble(`rabbitmq ${name}`);
  }

  start(): void {
    this.running ??= this.run();
  }

  /** It does not do what it should: it begins again. */
  broke(reason: unknown): void {
    this.end?.(reason);
  }

  async stop(): Promise<void> {
    this.stopping = true;
    this.end?.(new Error('the program ends'));
    this.signal.raise();
    await this.running;
  }

  /** What keeps it from working; undefined while it works. */
  get waitsFor(): string | undefined {
    if (this.isBlocked) return 'it takes nothing at the moment: it is short of memory or disk';
    if (this.isUp) return undefined;
    return this.reason === undefined ? 'not connected yet' : describe(this.reason);
  }

  private async run(): Promise<void> {
    while (!this.stopping) {
      let pause = 0;
      try {
        this.reason = await this.hold(await connectRabbit(this.address, this.name));
      } catch (reason) {
        this.reason = reason;
      }
      if (!this.stopping) pause = this.trouble.note(this.reason);
      if (!this.stopping) await this.signal.wait(pause);
    }
  }

  /** Until it breaks or shall stop. What the old connection says later is not said of the next. @returns why */
  private async hold(model: ChannelModel): Promise<unknown> {
    // Told to while it was connecting: there was nothing to end then.
    if (this.stopping) return closeInTime(model);
    let isOver = false;
    const ended = new Promise<unknown>((resolve) => (this.end = resolve));
    const end = this.end!;
    model.on('close', (error?: Error) => end(error ?? new Error('the connection ended')));
    model.on('blocked', () => (this.isBlocked = !isOver));
    model.on('unblocked', () => (this.isBlocked = false));
    this.events.setUp(model, end).then(
      () => isOver || this.up(),
      (reason: unknown) => end(reason),
    );
    const reason = await ended;
    isOver = true;
    this.end = undefined;
    this.isUp = false;
    this.isBlocked = false;
    this.events.gone(reason);
    await closeInTime(model);
    return reason;
  }

  private up(): void {
    this.isUp = true;
    this.trouble.over();
  }
}

/** Polite where the broker listens; one that does not must not keep anybody waiting. */
function closeInTime(model: ChannelModel): Promise<void> {
  return inTime(model.close(), CLOSE_MS).catch(() => undefined);
}
