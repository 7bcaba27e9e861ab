import { createPrivateKey, generateKeyPairSync, type JsonWebKey } from 'node:crypto';
import { Inject, Injectable, Logger, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import { isDuplicate } from '@hisaab/database';
import { ModuleConfig, StartProblem } from '@hisaab/platform';
import { FieldCipher, JwksSource, LocalJwks, type PublicJwk, type SigningKey } from '@hisaab/security';
import { calculateJwkThumbprint } from 'jose';
import type { AuthConfig } from '../auth.config';
import { SigningKeysRepository, type StoredKey } from './signing-keys.repository';

/** Another process may have rotated: what is signed with is never older than this. */
const RELOAD_MS = 30_000;
/** Between two looks for a key id that nobody knows. */
const UNKNOWN_MS = 1_000;
const ROTATION_CHECK_MS = 60 * 60 * 1000;

export const privateKeyPlace = (kid: string): string => `signing_key.private_cipher:${kid}`;

/**
 * ES256 keys: the current one signs, the next one is published ahead, a retired one stays until its last token has
 * expired. So a rotation, also in another process, logs nobody out.
 */
@Injectable()
export class SigningKeys implements OnModuleInit, OnModuleDestroy {
  private readonly logger = new Logger('auth');
  private published: readonly PublicJwk[] = [];
  private signing: SigningKey | undefined;
  private loadedAt = 0;
  private lookedAt = 0;
  private loading: Promise<void> | undefined;
  private timer: NodeJS.Timeout | undefined;

  constructor(
    @Inject(SigningKeysRepository) private readonly keys: SigningKeysRepository,
    @Inject(FieldCipher) private readonly cipher: FieldCipher,
    @Inject(JwksSource) private readonly jwks: JwksSource,
    @Inject(ModuleConfig) private readonly config: AuthConfig,
  ) {}

  async onModuleInit(): Promise<void> {
    await this.rotateWhenDue();
    await this.reload();
    if (this.jwks instanceof LocalJwks) this.jwks.onUnknown(() => this.lookForUnknown());
    this.timer = setInterval(() => {
      this.rotateWhenDue().catch((error: unknown) => this.logger.error(error));
    }, ROTATION_CHECK_MS);
    this.timer.unref();
  }

  onModuleDestroy(): void {
    clearInterval(this.timer);
  }

  async current(): Promise<SigningKey> {
    await this.reloadWhenOlderThan(RELOAD_MS);
    if (!this.signing) throw new Error('There is no signing key');
    return this.signing;
  }

  async publicKeys(): Promise<readonly PublicJwk[]> {
    await this.reloadWhenOlderThan(RELOAD_MS);
    return this.published;
  }

  /** The next key becomes the current one, at once in this process and within half a minute in others. */
  async rotate(olderThan?: Date): Promise<boolean> {
    const fresh = await this.makeKey('next');
    const rotated = await this.keys.rotate(fresh, this.keepRetiredMs, olderThan);
    if (rotated) {
      this.logger.log({ event: 'signing-keys-rotated', next: fresh.kid });
      await this.reload();
    }
    return rotated;
  }

  private async rotateWhenDue(): Promise<void> {
    if ((await this.keys.live(this.keepRetiredMs)).length === 0) {
      try {
        await this.keys.addFirst([await this.makeKey('current'), await this.makeKey('next')]);
      } catch (error) {
        // Another process was first: its keys are as good.
        if (!isDuplicate(error)) throw error;
      }
      return;
    }
    await this.rotate(new Date(Date.now() - this.config.AUTH_KEY_ROTATION_DAYS * 86_400_000));
  }

  private get keepRetiredMs(): number {
    return this.config.AUTH_ACCESS_TOKEN_TTL * 1000 + 4 * RELOAD_MS;
  }

  private async reloadWhenOlderThan(age: number): Promise<void> {
    if (Date.now() - this.loadedAt > age) await this.reload();
  }

  /** Tokens with made-up key ids must not make a query each. */
  private async lookForUnknown(): Promise<void> {
    if (Date.now() - this.lookedAt < UNKNOWN_MS) return this.loading;
    this.lookedAt = Date.now();
    await this.reload();
  }

  private reload(): Promise<void> {
    this.loading ??= this.load().finally(() => (this.loading = undefined));
    return this.loading;
  }

  private async load(): Promise<void> {
    const stored = await this.keys.live(this.keepRetiredMs);
    const current = stored.find((key) => key.state === 'current');
    if (!current) throw new Error('There is no current signing key');
    if (this.signing?.kid !== current.kid) {
      const text = this.open(current);
      const jwk = JSON.parse(text) as JsonWebKey;
      this.signing = { kid: current.kid, privateKey: createPrivateKey({ key: jwk, format: 'jwk' }) };
    }
    this.published = stored.map((key) => key.publicJwk);
    if (this.jwks instanceof LocalJwks) this.jwks.publish(this.published);
    this.loadedAt = Date.now();
  }

  private open(key: StoredKey): string {
    try {
      const field = { keyVersion: key.keyVersion, bytes: Buffer.from(key.privateCipher) };
      return this.cipher.decrypt(field, privateKeyPlace(key.kid));
    } catch (error) {
      throw new StartProblem(
        'The master key does not open this database: it is another one than the data were written under.',
        error,
      );
    }
  }

  private async makeKey(state: 'current' | 'next'): Promise<StoredKey> {
    const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const { kty, crv, x, y } = publicKey.export({ format: 'jwk' });
    const bare = { kty: String(kty), crv: String(crv), x: String(x), y: String(y) };
    const kid = await calculateJwkThumbprint(bare);
    const sealed = this.cipher.encrypt(
      JSON.stringify(privateKey.export({ format: 'jwk' })),
      privateKeyPlace(kid),
    );
    return {
      kid,
      state,
      publicJwk: { ...bare, alg: 'ES256', use: 'sig', kid },
      privateCipher: Buffer.from(sealed.bytes),
      keyVersion: sealed.keyVersion,
    };
  }
}
