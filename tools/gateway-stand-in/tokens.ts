import { compactVerify, decodeJwt, decodeProtectedHeader, importSPKI, type CryptoKey } from 'jose';
import { LRUCache } from 'lru-cache';
import type { KongFile } from '../kong/rules/entities';
import type { PluginConfig } from '../kong/rules/plugins';

/** What the plugin jwt says to a request that it turns away: status 401, always. */
export interface Refusal {
  readonly body: object;
  readonly authenticate: string;
}

type Settings = PluginConfig<'jwt'>;

const KEPT_TOKENS = 5_000;

/** Every key of the file, by what a token names it with. */
export class Keys {
  readonly #keys: ReadonlyMap<string, { algorithm: string; key: CryptoKey }>;
  /** Tokens whose signature held: under these keys it holds again, and asking takes longer here than in Kong. */
  readonly #signed = new LRUCache<string, true>({ max: KEPT_TOKENS });

  private constructor(keys: Map<string, { algorithm: string; key: CryptoKey }>) {
    this.#keys = keys;
  }

  static async of(file: KongFile): Promise<Keys> {
    const secrets = file.consumers.flatMap((consumer) => consumer.jwt_secrets);
    const entries = secrets.map(async ({ key, algorithm, rsa_public_key: pem = '' }) => {
      const read = { algorithm, key: await importSPKI(pem, algorithm) };
      return [key, read] as [string, typeof read];
    });
    return new Keys(new Map(await Promise.all(entries)));
  }

  /** Nothing when the token holds. The order of the questions is Kong's. */
  async refuse(header: string | undefined, settings: Settings): Promise<Refusal | undefined> {
    const base = settings.realm === undefined ? 'Bearer' : `Bearer realm="${settings.realm}"`;
    const refused = (body: object): Refusal => ({ body, authenticate: `${base} error="invalid_token"` });
    const token = /\s*[Bb]earer\s+(.+)/.exec(header ?? '')?.[1];
    if (!token) return { body: { message: 'Unauthorized' }, authenticate: base };

    const read = decoded(token);
    if (!read) return refused({ message: 'Bad token; invalid JSON' });
    const named = read.claims[settings.key_claim_name] ?? read.header[settings.key_claim_name];
    if (typeof named !== 'string' || named === '') {
      return refused({ message: `No mandatory '${settings.key_claim_name}' in claims` });
    }
    const found = this.#keys.get(named);
    if (!found) return refused({ message: `No credentials found for given '${settings.key_claim_name}'` });
    if (read.header['alg'] !== found.algorithm) return refused({ message: 'Invalid algorithm' });
    // The signature alone: the claims are asked for below, in Kong's words.
    if (!(await this.#isSigned(token, found))) return refused({ message: 'Invalid signature' });
    const wrong = wrongClaims(read.claims, settings);
    return wrong && refused(wrong);
  }

  async #isSigned(
    token: string,
    { algorithm, key }: { algorithm: string; key: CryptoKey },
  ): Promise<boolean> {
    if (this.#signed.has(token)) return true;
    try {
      await compactVerify(token, key, { algorithms: [algorithm] });
    } catch {
      return false;
    }
    this.#signed.set(token, true);
    return true;
  }
}

interface Read {
  readonly header: Readonly<Record<string, unknown>>;
  readonly claims: Readonly<Record<string, unknown>>;
}

function decoded(token: string): Read | undefined {
  try {
    return { header: { ...decodeProtectedHeader(token) }, claims: decodeJwt(token) };
  } catch {
    return undefined;
  }
}

function wrongClaims(claims: Read['claims'], settings: Settings): object | undefined {
  const now = Math.floor(Date.now() / 1000);
  const errors: Record<string, string> = {};
  for (const name of settings.claims_to_verify ?? []) {
    const claim = claims[name];
    if (typeof claim !== 'number') errors[name] = 'must be a number';
    else if (name === 'exp' && claim <= now) errors[name] = 'token expired';
    else if (name === 'nbf' && claim > now) errors[name] = 'token not valid yet';
  }
  if (Object.keys(errors).length > 0) return errors;
  const longest = settings.maximum_expiration;
  const { exp } = claims;
  if (longest > 0 && (typeof exp !== 'number' || exp - now > longest)) {
    return { exp: 'exceeds maximum allowed expiration' };
  }
  return undefined;
}
