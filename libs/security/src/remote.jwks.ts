import { createPublicKey, type KeyObject } from 'node:crypto';
import { Logger } from '@nestjs/common';
import type { PartReport } from '@hisaab/observability';
import type { Breaker, PeerClient } from '@hisaab/resilience';
import { z } from 'zod';
import { JwksSource } from './jwks.source';
import type { KeyCopies } from './key-copies.repository';

const TIMEOUT_MS = 2_000;
/** A key is published this long before anything is signed with it, many times over. */
const REFRESH_MS = 30_000;
/** While there is no key at all nobody can be let in. */
const FIRST_MS = 500;
/** Between two looks for a key id that nobody knows. */
const UNKNOWN_MS = 1_000;

const publicKeys = z
  .array(z.looseObject({ kid: z.string().min(1).max(64), kty: z.literal('EC'), crv: z.literal('P-256') }))
  .min(1);
const keySet = z.object({ keys: publicKeys });
type KeySet = z.infer<typeof keySet>;

/**
 * The public keys of auth, over HTTP. They are fetched in the background and kept, also over a restart: while auth is
 * away its last known keys are used, so that whoever is logged in stays so.
 */
export class RemoteJwks extends JwksSource {
  private readonly logger = new Logger('security');
  private readonly fetchKeys: Breaker<[], KeySet>;
  private keys: ReadonlyMap<string, KeyObject> | undefined;
  private loadedAt = Number.NEGATIVE_INFINITY;
  private lookedAt = Number.NEGATIVE_INFINITY;
  private loading: Promise<void> | undefined;
  private timer: NodeJS.Timeout | undefined;
  private isStopped = false;
  private copies: KeyCopies | undefined;

  constructor(auth: PeerClient) {
    super();
    this.fetchKeys = auth.call(
      'auth: public keys',
      () => ({ path: '/.well-known/jwks.json', answer: keySet }),
      { timeoutMs: TIMEOUT_MS, retries: 1, resetMs: 1_000 },
    );
  }

  /** Fetches now and from now on; does not wait for the first answer. */
  start(copies?: KeyCopies): void {
    this.copies = copies;
    const again = (): void => {
      if (this.isStopped) return;
      this.timer = setTimeout(
        () =>
          void this.load()
            .catch(() => undefined)
            .then(again),
        this.keys ? REFRESH_MS : FIRST_MS,
      );
      this.timer.unref();
    };
    void this.load()
      .catch(() => undefined)
      .then(again);
  }

  stop(): void {
    this.isStopped = true;
    clearTimeout(this.timer);
  }

  async keyFor(kid: string): Promise<KeyObject | undefined> {
    if (!this.keys) await this.load();
    return this.keys?.get(kid) ?? this.lookedFor(kid);
  }

  /** It may be a new one. Tokens with made-up key ids must not make a call each. */
  private async lookedFor(kid: string): Promise<KeyObject | undefined> {
    const now = performance.now();
    if (now - this.lookedAt < UNKNOWN_MS) await this.loading;
    else {
      this.lookedAt = now;
      await this.load();
    }
    return this.keys?.get(kid);
  }

  /** Without keys nobody can be let in; with old ones everybody can who was before. */
  health(): PartReport {
    const name = 'auth-keys';
    if (!this.keys) return { name, state: 'down', detail: 'waiting for the public keys of auth' };
    const seconds = Math.round((performance.now() - this.loadedAt) / 1_000);
    if (seconds * 1_000 < 3 * REFRESH_MS) return { name, state: 'up' };
    return {
      name,
      state: 'late',
      secondsLate: seconds,
      detail: 'auth does not answer; its last known keys are used',
    };
  }

  private load(): Promise<void> {
    this.loading ??= this.fetched().finally(() => (this.loading = undefined));
    return this.loading;
  }

  private async fetched(): Promise<void> {
    if (!this.keys) await this.recall();
    const { keys } = await this.fetchKeys.run();
    this.use(keys);
    // What cannot be written now is at the next look.
    await this.copies?.keep(keys).catch(() => undefined);
  }

  /** Before auth is asked, so that nobody waits for one that does not answer. */
  private async recall(): Promise<void> {
    const kept = publicKeys.safeParse(await this.copies?.last().catch(() => undefined));
    if (kept.success) this.use(kept.data);
  }

  private use(keys: KeySet['keys']): void {
    if (!this.keys) this.logger.log('The public keys of auth are known.');
    this.keys = new Map(keys.map((jwk) => [jwk.kid, createPublicKey({ key: jwk, format: 'jwk' })]));
    this.loadedAt = performance.now();
  }
}
