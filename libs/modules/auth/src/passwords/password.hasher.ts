import { randomBytes } from 'node:crypto';
import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { DomainError } from '@hisaab/kernel';
import { ModuleConfig } from '@hisaab/platform';
import { hash, verify } from '@node-rs/argon2';
import type { AuthConfig } from '../auth.config';
import { normalisePassword } from './password-rules';

/** Who waits longer than this many others is told to come back: a queue of logins must not grow in memory. */
const LONGEST_QUEUE = 100;

/** Argon2id on libuv's threads, only a few at once. */
@Injectable()
export class PasswordHasher implements OnModuleInit {
  #running = 0;
  readonly #waiting: (() => void)[] = [];
  #dummy = '';

  constructor(@Inject(ModuleConfig) private readonly config: AuthConfig) {}

  /** What an unknown address is checked against, so that it takes as long as a known one. */
  async onModuleInit(): Promise<void> {
    this.#dummy = await this.hash(randomBytes(24).toString('base64'));
  }

  async hash(password: string): Promise<string> {
    return this.#inTurn(() => hash(normalisePassword(password), this.#options()));
  }

  /** Without a stored hash it does the same work and answers no. */
  async matches(stored: string | undefined, password: string): Promise<boolean> {
    const matched = await this.#inTurn(() => verify(stored ?? this.#dummy, normalisePassword(password)));
    return matched && stored !== undefined;
  }

  /** Whether a hash was made with other parameters than the configured ones. */
  isOutdated(stored: string): boolean {
    const { memoryCost, timeCost, parallelism } = this.#options();
    return !stored.startsWith(`$argon2id$v=19$m=${memoryCost},t=${timeCost},p=${parallelism}$`);
  }

  #options(): { memoryCost: number; timeCost: number; parallelism: number } {
    return {
      memoryCost: this.config.AUTH_ARGON2_MEMORY_KIB,
      timeCost: this.config.AUTH_ARGON2_PASSES,
      parallelism: this.config.AUTH_ARGON2_LANES,
    };
  }

  async #inTurn<T>(work: () => Promise<T>): Promise<T> {
    if (this.#running >= this.config.AUTH_ARGON2_AT_ONCE) {
      if (this.#waiting.length >= LONGEST_QUEUE) {
        throw new DomainError(
          'busy',
          'unavailable',
          'Too many people log in right now. Try again in a moment.',
          {
            retryAfterSeconds: 2,
          },
        );
      }
      await new Promise<void>((resolve) => this.#waiting.push(resolve));
    } else {
      this.#running += 1;
    }
    try {
      return await work();
    } finally {
      // The turn is handed on, not given back: nobody can slip in between.
      const next = this.#waiting.shift();
      if (next) next();
      else this.#running -= 1;
    }
  }
}
