import type { KongInput } from './rules/entities';

export interface Jwk {
  readonly kid?: string;
  readonly kty?: string;
  readonly [member: string]: unknown;
}

type Limit = Partial<Record<'second' | 'minute' | 'hour' | 'day' | 'month' | 'year', number>>;

/** What belongs to the place where a gateway runs. */
export interface Place {
  /** Auth's public keys: the current one, the next one, and those whose tokens may still live. */
  readonly keys: readonly Jwk[];
  /** Where the web client is opened. */
  readonly origins?: readonly string[] | undefined;
  /** Of each service, and of `web`: `host:port`. */
  readonly targets?: Readonly<Record<string, readonly string[]>>;
  /** Each target is many behind one address, and who stands there is looked after already, as by Kubernetes. */
  readonly noChecks?: boolean | undefined;
  /** `host:port`, or `none`: each gateway counts in its own memory. */
  readonly redis?: string | undefined;
  readonly redisUsername?: string | undefined;
  readonly redisPasswordVariable?: string | undefined;
  readonly redisTls?: boolean | undefined;
  /** Where spans are sent (OTLP over HTTP). */
  readonly traces?: string | undefined;
  readonly limits?: Readonly<Record<string, Limit>> | undefined;
}

export function placed(template: KongInput, place: Place): KongInput;
