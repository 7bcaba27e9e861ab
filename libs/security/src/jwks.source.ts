import { createPublicKey, type JsonWebKey, type KeyObject } from 'node:crypto';

export interface PublicJwk extends JsonWebKey {
  readonly kid: string;
}

/** Where the public keys of access tokens come from: auth in the same process, or auth's JWKS over HTTP. */
export abstract class JwksSource {
  /** The key with this id, or undefined when there is none: the token is then refused. */
  abstract keyFor(kid: string): Promise<KeyObject | undefined>;
}

/** Keys that auth publishes in this process. */
export class LocalJwks extends JwksSource {
  #keys = new Map<string, KeyObject>();
  #reload: ((kid: string) => Promise<void>) | undefined;

  publish(keys: readonly PublicJwk[]): void {
    this.#keys = new Map(keys.map((jwk) => [jwk.kid, createPublicKey({ key: jwk, format: 'jwk' })]));
  }

  /** Asked once for an id that is not known: another process may have rotated the keys meanwhile. */
  onUnknown(reload: (kid: string) => Promise<void>): void {
    this.#reload = reload;
  }

  async keyFor(kid: string): Promise<KeyObject | undefined> {
    const known = this.#keys.get(kid);
    if (known || !this.#reload) return known;
    await this.#reload(kid);
    return this.#keys.get(kid);
  }
}
