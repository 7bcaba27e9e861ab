import type { Envelope, Service } from '@hisaab/contracts';
import type { Database } from '@hisaab/database';

import type { DeadLetters } from './dead-letters/dead-letters';
import type { RetryPolicy } from './delivery/back-off';
import type { Consumers } from './delivery/handlers';
import type { Candidate } from './relay/leadership';
import type { ConsumerStatus } from './status';

export type BrokerName = 'rabbitmq' | 'kafka';

/** What a link needs to know of the process that it works for. */
export interface LinkContext {
  /** Whose messages are taken here, each with its handlers; may be empty. */
  readonly consumers: Consumers;
  /** The schemas of those consumers, where what they took is noted. */
  readonly homes: readonly Database[];
  readonly retries: RetryPolicy;
}

export interface LinkState {
  readonly connected: boolean;
  /** What keeps it from working, in words for an operator. */
  readonly waitsFor?: string | undefined;
}

/** One broker, as the transport uses it: it publishes what a relay hands over, and delivers to handlers. */
export interface BrokerLink {
  readonly name: BrokerName;
  /**
   * Connects and consumes, in the background and again after every break; never fails because the broker is away.
   * @returns what one process at a time has to do for the consumers
   */
  start(context: LinkContext): readonly Candidate[];
  /**
   * Resolves when the broker has all of them for good. Throws `BrokerAwayError` while it has not: then the caller
   * comes again with the same messages, some of which may go out twice.
   */
  publish(source: Service, messages: readonly Envelope[]): Promise<void>;
  /** Takes nothing new; ends after the handlers that run now. Publishing goes on. */
  stopConsuming(): Promise<void>;
  close(): Promise<void>;
  /** How far each consumer of this process is behind what the broker has for it. */
  progress(): Promise<ConsumerStatus[]>;
  state(): LinkState;
  /** What these consumers failed at; may be asked before `start` and without it. */
  deadLetters(context: LinkContext): DeadLetters;
}
